package dev.ferry.cli.doctor;

import dev.ferry.cli.session.Finding;
import dev.ferry.cli.terminal.Figures;
import dev.ferry.cli.terminal.Progress;
import dev.ferry.github.GitHub;
import dev.ferry.github.Milestone;
import dev.ferry.github.Repository;
import dev.ferry.importer.DueDay;
import dev.ferry.importer.Needs;
import dev.ferry.importer.RepositoryPreparation;
import dev.ferry.mapping.labels.LabelSpec;
import dev.ferry.mapping.render.MilestoneSpec;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the archive's issues need of both repositories and is not there: labels, milestones, people. Reads only. */
final class NeedsLook {
    private final GitHub github;
    private final Findings findings;

    NeedsLook(GitHub github, Findings findings) {
        this.github = github;
        this.findings = findings;
    }

    /** What is to be made, and whom nobody can assign. */
    Expectation.SetUp look(ServerFacts facts, Needs needs, Progress progress) {
        progress.say("Looking at labels and people of both repositories");
        long toMake = 0;
        boolean mayAskForPeople = facts.rateLimit()
                .map(limit -> limit.rest().remaining()
                        > 2L * (ServerLook.FEWEST + needs.assignees().size()))
                .orElse(true);
        for (ServerFacts.Place place : Stream.of(facts.staging(), facts.target())
                .flatMap(Optional::stream)
                .toList()) {
            toMake += lacking(place.repository(), needs);
            if (mayAskForPeople) {
                judgeAssignees(place.repository(), needs);
            }
        }
        if (!mayAskForPeople) {
            findings.add(Finding.warning(
                    "limits",
                    "the token",
                    "too little is left of its hourly quota to ask who can be assigned",
                    "look again in an hour"));
        }
        return new Expectation.SetUp(toMake, needs.assignees().size());
    }

    private long lacking(Repository repository, Needs needs) {
        Set<String> labels = github.labels(repository.name()).all().toList().stream()
                .map(label -> label.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.toSet());
        long toMake = needs.labels().stream()
                .map(LabelSpec::name)
                .filter(name -> !labels.contains(name.toLowerCase(Locale.ROOT)))
                .count();
        if (needs.milestones().isEmpty()) {
            return toMake;
        }
        Map<String, Milestone> milestones = new HashMap<>();
        github.milestones(repository.name())
                .all()
                .toList()
                .forEach(milestone -> milestones.put(milestone.title(), milestone));
        for (MilestoneSpec wanted : needs.milestones()) {
            Optional<Milestone> there = Optional.ofNullable(milestones.get(wanted.title()));
            toMake += there.isPresent() ? 0 : 1;
            there.filter(milestone -> !DueDay.same(milestone.dueOn(), wanted.dueOn()))
                    .ifPresent(milestone -> findings.add(Finding.refused(
                            "milestones",
                            repository.name().toString(),
                            RepositoryPreparation.otherDay(milestone, wanted),
                            "change it there or in ferry.yaml")));
        }
        return toMake;
    }

    private void judgeAssignees(Repository repository, Needs needs) {
        List<String> not = new RepositoryPreparation(github, repository.name())
                .notAssignable(needs).stream()
                        .sorted(String.CASE_INSENSITIVE_ORDER)
                        .toList();
        if (!not.isEmpty()) {
            findings.add(Finding.warning(
                            "people",
                            repository.name().toString(),
                            (not.size() == 1 ? "1 person" : Figures.count(not.size()) + " people") + " ("
                                    + Named.first(not) + ") can not be assigned there: left out",
                            "give them access, or take the logins out of the user map")
                    .about(not));
        }
    }
}
