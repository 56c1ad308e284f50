package dev.ferry.importer;

import dev.ferry.github.GitHub;
import dev.ferry.github.Label;
import dev.ferry.github.Labels;
import dev.ferry.github.Milestone;
import dev.ferry.github.Milestones;
import dev.ferry.github.NewMilestone;
import dev.ferry.github.Outcome;
import dev.ferry.github.Refusal;
import dev.ferry.github.RefusalCategory;
import dev.ferry.github.RepositoryName;
import dev.ferry.mapping.labels.LabelSpec;
import dev.ferry.mapping.render.MilestoneSpec;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Makes the labels and milestones that a repository lacks. A transfer keeps a label by its name and a milestone by
 * title and due date (GitHub's documentation), so both repositories are prepared alike. Doing it again changes nothing.
 */
public final class RepositoryPreparation {
    private static final int MOST_ATTEMPTS = 4;

    private final GitHub github;
    private final RepositoryName repository;

    public RepositoryPreparation(GitHub github, RepositoryName repository) {
        this.github = github;
        this.repository = repository;
    }

    /** Makes nothing; throws {@link PreparationException} with every milestone that stands there with another day. */
    public void check(Needs needs) {
        if (needs.milestones().isEmpty()) {
            return;
        }
        List<Milestone> present = github.milestones(repository).all().toList();
        List<String> disputes = needs.milestones().stream()
                .flatMap(wanted -> find(present, wanted).flatMap(there -> dispute(there, wanted)).stream())
                .toList();
        if (!disputes.isEmpty()) {
            throw new PreparationException(disputes);
        }
    }

    /** Makes what is missing; throws {@link PreparationException} with everything that was refused. */
    public Prepared prepare(Needs needs) {
        Map<String, Integer> milestones = new HashMap<>();
        supply(needs, milestones);
        return new Prepared(milestones, notAssignable(needs));
    }

    /**
     * The same for a repository that was prepared before and may have lost something since: asks after nobody, so that it takes
     * no more than a look at each list, and returns what was missing.
     */
    public Replenished replenish(Needs needs) {
        return supply(needs, new HashMap<>());
    }

    private Replenished supply(Needs needs, Map<String, Integer> milestones) {
        List<String> refused = new ArrayList<>();
        Replenished made = new Replenished(makeLabels(needs, refused), makeMilestones(needs, milestones, refused));
        if (!refused.isEmpty()) {
            throw new PreparationException(refused);
        }
        return made;
    }

    /** The people among the needed ones who can not be assigned in this repository. */
    public Set<String> notAssignable(Needs needs) {
        Labels labels = github.labels(repository);
        return needs.assignees().stream()
                .filter(login -> !labels.assignable(login))
                .collect(Collectors.toSet());
    }

    /** Returns the names of those that were missing. */
    private List<String> makeLabels(Needs needs, List<String> refused) {
        List<String> made = new ArrayList<>();
        if (needs.labels().isEmpty()) {
            return made;
        }
        Labels labels = github.labels(repository);
        Set<String> present = namesOf(labels);
        for (LabelSpec wanted : needs.labels()) {
            if (present.contains(key(wanted.name()))) {
                continue;
            }
            String problem = make(labels, wanted);
            if (problem.isEmpty()) {
                made.add(wanted.name());
            } else {
                refused.add(repository + ": label '" + wanted.name() + "' could not be made: " + problem);
            }
        }
        return made;
    }

    /** Returns why it could not be made. Asking again can not make a second one: names are given once. */
    private static String make(Labels labels, LabelSpec wanted) {
        String problem = "";
        for (int attempt = 1; attempt <= MOST_ATTEMPTS; attempt++) {
            Outcome<Label> outcome =
                    labels.create(new Label(wanted.name(), wanted.color().orElse(""), wanted.description()));
            if (outcome instanceof Outcome.Unknown<Label> unknown) {
                if (namesOf(labels).contains(key(wanted.name()))) {
                    return "";
                }
                problem = unknown.detail();
            } else {
                return outcome.fold(
                        label -> "", refusal -> isThere(refusal) ? "" : refusal.describe(), unknown -> unknown);
            }
        }
        return problem;
    }

    /** Returns the titles of those that were missing; {@code numbers} get what each title stands for. */
    private List<String> makeMilestones(Needs needs, Map<String, Integer> numbers, List<String> refused) {
        List<String> made = new ArrayList<>();
        if (needs.milestones().isEmpty()) {
            return made;
        }
        Milestones milestones = github.milestones(repository);
        List<Milestone> present = milestones.all().toList();
        for (MilestoneSpec wanted : needs.milestones()) {
            Optional<Milestone> there = find(present, wanted);
            if (there.isEmpty()) {
                there = make(milestones, wanted, refused);
                there.map(Milestone::title).ifPresent(made::add);
            }
            there.flatMap(milestone -> dispute(milestone, wanted)).ifPresent(refused::add);
            there.ifPresent(milestone -> numbers.put(wanted.title(), milestone.number()));
        }
        return made;
    }

    private Optional<String> dispute(Milestone there, MilestoneSpec wanted) {
        return DueDay.same(there.dueOn(), wanted.dueOn())
                ? Optional.empty()
                : Optional.of(repository + ": " + otherDay(there, wanted) + "; change it there or in ferry.yaml");
    }

    private Optional<Milestone> make(Milestones milestones, MilestoneSpec wanted, List<String> refused) {
        String problem = "";
        for (int attempt = 1; attempt <= MOST_ATTEMPTS; attempt++) {
            Outcome<Milestone> outcome =
                    milestones.create(new NewMilestone(wanted.title(), wanted.dueOn(), false, wanted.description()));
            if (outcome instanceof Outcome.Done<Milestone> done) {
                return Optional.of(done.value());
            }
            Optional<Milestone> there = find(milestones.all().toList(), wanted);
            if (there.isPresent()) {
                return there;
            }
            problem = outcome.fold(done -> "", Refusal::describe, unknown -> unknown);
            if (outcome instanceof Outcome.Refused<Milestone>) {
                break;
            }
        }
        refused.add(repository + ": milestone '" + wanted.title() + "' could not be made: " + problem);
        return Optional.empty();
    }

    private static Optional<Milestone> find(List<Milestone> present, MilestoneSpec wanted) {
        return present.stream()
                .filter(milestone -> milestone.title().equals(wanted.title()))
                .findFirst();
    }

    /** Why a milestone of the same title can not be the wanted one. */
    public static String otherDay(Milestone there, MilestoneSpec wanted) {
        return "milestone '" + wanted.title() + "' is due " + DueDay.words(there.dueOn()) + " there, and "
                + DueDay.words(wanted.dueOn())
                + " by ferry.yaml; a transfer keeps it only where both repositories have the same day";
    }

    private static boolean isThere(Refusal refusal) {
        return refusal.category() == RefusalCategory.ALREADY_EXISTS;
    }

    private static Set<String> namesOf(Labels labels) {
        return labels.all().toList().stream().map(label -> key(label.name())).collect(Collectors.toSet());
    }

    private static String key(String label) {
        return label.toLowerCase(Locale.ROOT);
    }
}
