package dev.ferry.importer;

import dev.ferry.archive.LegacyId;
import dev.ferry.github.IssueEdit;
import dev.ferry.github.IssueLookup;
import dev.ferry.github.IssueView;
import dev.ferry.github.Issues;
import dev.ferry.github.Milestone;
import dev.ferry.github.Outcome;
import dev.ferry.mapping.StagingNumber;
import dev.ferry.mapping.ledger.Failure;
import dev.ferry.mapping.ledger.ImportDriver;
import dev.ferry.mapping.ledger.Transition;
import dev.ferry.mapping.render.RenderedIssue;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The end of an item that was made by the plain API: it is closed where the old tracker had it closed, and has what was asked
 * for with it. The edit may be sent again as often as need be, for it says how the issue is to be. An item of the bulk driver
 * is finished as it is. Thread-safe.
 */
final class Finish {
    private static final String COMPLETED = "completed";
    private static final String REDO = ", then `ferry retry` and `ferry import`";

    private final ImportJob job;
    private final Prepared repository;
    private final Issues issues;
    private final ImportDriver driver;

    Finish(ImportJob job, Prepared repository) {
        this.job = job;
        this.repository = repository;
        issues = job.github().issues(job.staging());
        driver = job.driver();
    }

    /** How far an item came. */
    sealed interface End {
        record Done() implements End {}

        record InDoubt(String why) implements End {}

        record Failed(Failure failure) implements End {}
    }

    /** Does what is left; {@code known} is the issue as an answer of a moment ago showed it. */
    End reach(RenderedIssue wanted, StagingNumber number, Optional<IssueView> known) {
        if (driver == ImportDriver.BULK) {
            return new End.Done();
        }
        if (known.isPresent()) {
            return edit(wanted, known.get());
        }
        IssueLookup lookup = issues.lookup(number.value());
        if (lookup instanceof IssueLookup.Found found) {
            return edit(wanted, found.issue());
        }
        return new End.Failed(notThere(number, lookup));
    }

    /** Why an item can not be finished whose issue was there and is not now. */
    Failure notThere(StagingNumber number) {
        return notThere(number, issues.lookup(number.value()));
    }

    private static Failure notThere(StagingNumber number, IssueLookup lookup) {
        boolean gone = lookup instanceof IssueLookup.Gone;
        return new Failure(
                gone ? "GONE" : "MOVED_AWAY",
                (gone ? "it is made anew" : "bring it back to staging") + REDO,
                "staging issue " + number + (gone ? " was deleted" : " is not there any more")
                        + " before it was finished");
    }

    private End edit(RenderedIssue wanted, IssueView there) {
        IssueEdit edit = missing(wanted, there);
        if (edit.equals(IssueEdit.none())) {
            return new End.Done();
        }
        LegacyId item = wanted.id();
        // Before the request: a lost answer must leave a trace.
        job.ledger().commit(new Transition.Noted(Optional.of(item), "finishing", "staging " + there.number()));
        Outcome<IssueView> outcome = issues.edit(there.number(), edit);
        return outcome.fold(
                now -> failure(wanted, now, missing(wanted, now))
                        .<End>map(End.Failed::new)
                        .orElseGet(End.Done::new),
                refusal -> new End.Failed(new Failure(refusal.category().name(), refusal.advice(), refusal.describe())),
                End.InDoubt::new);
    }

    /** What a server drops without a word where the token's user may not set it; closing comes later. */
    Optional<Failure> dropped(RenderedIssue wanted, IssueView made) {
        IssueEdit missing = missing(wanted, made);
        return failure(
                wanted,
                made,
                new IssueEdit(
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        missing.labels(),
                        missing.assignees(),
                        missing.milestone()));
    }

    private static Optional<Failure> failure(RenderedIssue wanted, IssueView there, IssueEdit missing) {
        List<String> what = new ArrayList<>();
        List<String> labels = beyond(there.labels(), wanted.labels());
        if (!labels.isEmpty()) {
            what.add("its labels " + labels);
        }
        wanted.assignee()
                .filter(login -> missing.assignees().isPresent())
                .ifPresent(login -> what.add("its assignee " + login));
        wanted.milestone()
                .filter(milestone -> missing.milestone().isPresent())
                .ifPresent(milestone -> what.add("its milestone '" + milestone.title() + "'"));
        missing.closed().ifPresent(closed -> what.add("its closing"));
        return what.isEmpty()
                ? Optional.empty()
                : Optional.of(new Failure(
                        "DROPPED",
                        "give the token's user write access to the staging repository" + REDO,
                        "staging issue " + there.number() + ": the server took the request and ignored "
                                + String.join(", ", what)));
    }

    /** What the issue lacks of how it is to be. What it has beyond that is people's. */
    private IssueEdit missing(RenderedIssue wanted, IssueView there) {
        IssueEdit edit = IssueEdit.none();
        // The server puts what is sent in the place of what is there: so that goes along.
        List<String> labels = beyond(there.labels(), wanted.labels());
        if (!labels.isEmpty()) {
            edit = edit.withLabels(union(there.labels(), labels));
        }
        List<String> assignees = beyond(
                there.assignees(),
                wanted.assignee().filter(repository::assignable).map(List::of).orElse(List.of()));
        if (!assignees.isEmpty()) {
            edit = edit.withAssignees(union(there.assignees(), assignees));
        }
        Optional<Integer> milestone = wanted.milestone().flatMap(repository::milestone);
        if (milestone.isPresent() && !there.milestone().map(Milestone::number).equals(milestone)) {
            edit = edit.withMilestone(milestone.get());
        }
        return wanted.closed() && !there.closed()
                ? edit.closing(wanted.stateReason().orElse(COMPLETED))
                : edit;
    }

    /** The names that are wanted and not there, whatever their case. */
    private static List<String> beyond(List<String> there, List<String> wanted) {
        Set<String> known = lower(there);
        return wanted.stream()
                .filter(name -> !known.contains(name.toLowerCase(Locale.ROOT)))
                .toList();
    }

    private static List<String> union(List<String> there, List<String> more) {
        List<String> all = new ArrayList<>(there);
        all.addAll(more);
        return all;
    }

    private static Set<String> lower(List<String> names) {
        return names.stream().map(name -> name.toLowerCase(Locale.ROOT)).collect(Collectors.toSet());
    }
}
