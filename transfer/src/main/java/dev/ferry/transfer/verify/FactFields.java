package dev.ferry.transfer.verify;

import dev.ferry.archive.LegacyId;
import dev.ferry.github.RepositoryName;
import dev.ferry.mapping.ledger.ImportDriver;
import dev.ferry.mapping.ledger.ItemState;
import dev.ferry.mapping.ledger.MigrationView;
import dev.ferry.mapping.ledger.RelationKind;
import dev.ferry.mapping.ledger.RelationRow;
import dev.ferry.mapping.ledger.RelationState;
import dev.ferry.mapping.ledger.RelationView;
import dev.ferry.mapping.ledger.ReopenedView;
import dev.ferry.mapping.render.MilestoneSpec;
import dev.ferry.mapping.render.RenderedIssue;
import dev.ferry.transfer.reading.IssueText;
import dev.ferry.transfer.reading.IssueText.MilestoneText;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Compares what an issue has beside its texts. For one thread. */
final class FactFields {
    private static final String COMPLETED = "completed";
    private static final String DUPLICATE = "duplicate";
    /** What a server shows of a duplicate that is not asked for duplicates. */
    private static final String NOT_PLANNED = "not_planned";

    private final VerificationJob job;
    private final Map<Person, Boolean> assignable = new HashMap<>();
    private final LockField lock;
    /** Whether the issues could be given their dates; else the texts show them. */
    private final boolean dated;
    /** Whether issues were imported with the reasons that they were closed for. */
    private final boolean saysReasons;
    /** What those were closed as that had to be opened to be moved. */
    private final Map<LegacyId, Optional<String>> reopened;
    /** Closed again, or as duplicates, in the final repository: the old closing date is in the archive. */
    private final Set<LegacyId> newlyClosed = new HashSet<>();

    FactFields(VerificationJob job) {
        this.job = job;
        MigrationView ledger = job.ledger();
        lock = new LockField(ledger);
        dated = ImportDriver.of(ledger).setsDates();
        saysReasons = ImportDriver.of(ledger) == ImportDriver.REST;
        reopened = ReopenedView.of(ledger).reasons();
        newlyClosed.addAll(reopened.keySet());
        newlyClosed.addAll(RelationView.of(ledger).newDates());
    }

    /** Who can be assigned in one repository may not be in the other. */
    private record Person(RepositoryName repository, String login) {}

    /** {@code superseded} where the old tracker names an issue that took this one's place. */
    void compare(Subject subject, RenderedIssue expected, List<RelationRow> relations, boolean superseded) {
        IssueText actual = subject.actual();
        subject.same(() -> subject.timeline().renamedFrom(expected.title()), "title", expected.title(), actual.title());
        subject.same(subject::stateByPeople, "state", state(expected.closed()), state(actual.closed()));
        if (expected.closed() && actual.closed() && relations.stream().noneMatch(FactFields::givesReason)) {
            String found = actual.stateReason().map(FactFields::plain).orElse(COMPLETED);
            // After a recovery nothing tells which relations were set.
            if ((superseded || expected.stateReason().isPresent()) && found.equals(NOT_PLANNED)) {
                subject.remember("state reason", new Pair(found, found));
            } else {
                subject.same(subject::reasonByPeople, "state reason", reason(subject, expected, relations), found);
            }
        }
        dates(subject, expected);
        labels(subject, expected);
        subject.same(
                () -> isAnotherDay(expected.milestone(), actual.milestone())
                        || subject.timeline().planned(),
                "milestone",
                milestone(expected.milestone()),
                found(actual.milestone()));
        RepositoryName repository = isOnStaging(subject) ? job.staging() : job.target();
        String assignee = expected.assignee()
                .filter(login -> canBeAssigned(new Person(repository, login)))
                .orElse("");
        subject.same(() -> subject.timeline().assigned(), "assignee", assignee, String.join(", ", actual.assignees()));
        if (!isOnStaging(subject)) {
            lock.compare(subject, relations);
        }
    }

    private static boolean isOnStaging(Subject subject) {
        return subject.item().state() == ItemState.IMPORTED;
    }

    private static String state(boolean closed) {
        return closed ? "closed" : "open";
    }

    /** Whether the issue was asked to show that it is a duplicate, which is a relation's affair, or is being asked as what it is closed. */
    private static boolean givesReason(RelationRow relation) {
        return relation.kind() == RelationKind.DUPLICATE_OF
                ? relation.state() == RelationState.PRESENT || relation.state() == RelationState.SENDING
                : relation.kind() == RelationKind.NOT_PLANNED && relation.state() == RelationState.SENDING;
    }

    /** Where the import could not say the reason, it is completed until it was asked for. */
    private String reason(Subject subject, RenderedIssue expected, List<RelationRow> relations) {
        if (relations.stream()
                .anyMatch(row -> row.kind() == RelationKind.NOT_PLANNED && row.state() == RelationState.PRESENT)) {
            return NOT_PLANNED;
        }
        return reopened.getOrDefault(subject.item().id(), Optional.empty())
                .or(() -> expected.stateReason().filter(reason -> saysReasons))
                .map(FactFields::plain)
                .orElse(COMPLETED);
    }

    static String plain(String reason) {
        String word = reason.toLowerCase(Locale.ROOT);
        return word.equals(DUPLICATE) ? NOT_PLANNED : word;
    }

    private void dates(Subject subject, RenderedIssue expected) {
        IssueText actual = subject.actual();
        if (dated) {
            subject.same("created", Subject.second(expected.createdAt()), Subject.second(actual.created()));
        }
        String closed = Subject.second(expected.closedAt());
        String found = Subject.second(actual.closedAt());
        if (newlyClosed.contains(subject.item().id())) {
            subject.note("closed at", closed, found);
        } else if (dated && expected.closed() && actual.closed()) {
            subject.same(subject::stateByPeople, "closed at", closed, found);
        }
        subject.note(Difference.UPDATED, Subject.second(expected.updatedAt()), Subject.second(actual.updated()));
    }

    private static void labels(Subject subject, RenderedIssue expected) {
        LabelDifference.of(expected.labels(), subject.actual().labels(), subject::timeline)
                .ifPresent(difference -> {
                    labels(subject, Kind.EDITED_BY_PEOPLE, "taken off: ", difference.takenOff(), expected);
                    labels(subject, Kind.EDITED_BY_PEOPLE, "put on: ", difference.putOn(), expected);
                    labels(subject, Kind.WRONG, "missing: ", difference.missing(), expected);
                    labels(subject, Kind.WRONG, "extra: ", difference.extra(), expected);
                });
    }

    private static void labels(Subject subject, Kind kind, String what, Set<String> which, RenderedIssue expected) {
        if (!which.isEmpty()) {
            String wanted = String.join(", ", LabelDifference.lower(expected.labels()));
            String present =
                    String.join(", ", LabelDifference.lower(subject.actual().labels()));
            subject.differ(kind, "labels", wanted, present, what + String.join(", ", which));
        }
    }

    /** A transfer keeps a milestone with its title and day or not at all, so somebody gave it this day later, for all its issues. */
    private static boolean isAnotherDay(Optional<MilestoneSpec> expected, Optional<MilestoneText> found) {
        return expected.map(MilestoneSpec::title).equals(found.map(MilestoneText::title));
    }

    private static String milestone(Optional<MilestoneSpec> milestone) {
        return milestone.map(one -> milestone(one.title(), one.dueOn())).orElse("");
    }

    private static String found(Optional<MilestoneText> milestone) {
        return milestone.map(one -> milestone(one.title(), one.dueOn())).orElse("");
    }

    private static String milestone(String title, Optional<Instant> dueOn) {
        return title
                + dueOn.map(due -> " (" + LocalDate.ofInstant(due, ZoneOffset.UTC) + ")")
                        .orElse("");
    }

    private boolean canBeAssigned(Person wanted) {
        return assignable.computeIfAbsent(
                wanted, person -> job.github().labels(person.repository()).assignable(person.login()));
    }
}
