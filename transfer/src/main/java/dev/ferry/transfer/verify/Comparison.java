package dev.ferry.transfer.verify;

import dev.ferry.archive.Issue;
import dev.ferry.archive.LegacyId;
import dev.ferry.github.RepositoryName;
import dev.ferry.mapping.Marker;
import dev.ferry.mapping.Origin;
import dev.ferry.mapping.ledger.ImportDriver;
import dev.ferry.mapping.ledger.ItemRow;
import dev.ferry.mapping.ledger.ItemState;
import dev.ferry.mapping.ledger.PartRow;
import dev.ferry.mapping.ledger.RelationView;
import dev.ferry.mapping.ledger.ReopenedView;
import dev.ferry.mapping.relations.RelationLines;
import dev.ferry.mapping.render.MilestoneSpec;
import dev.ferry.mapping.render.RenderedComment;
import dev.ferry.mapping.render.RenderedIssue;
import dev.ferry.transfer.reading.CommentText;
import dev.ferry.transfer.reading.IssueText;
import dev.ferry.transfer.reading.PeoplesHand;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/** Compares one issue on GitHub with its rendering by the current map. For one thread. */
final class Comparison {
    private final VerificationJob job;
    private final Consumer<Difference> tell;
    private final Map<Person, Boolean> assignable = new HashMap<>();
    private final PeoplesHand people;
    private final PromisedText promised;
    /** In GitHub's whole seconds. */
    private final Instant begun;

    /** Whether the issues could be given their dates; else the texts show them. */
    private final boolean dated;

    /** Closed again, or as duplicates, in the final repository: the old closing date is in the archive. */
    private final Set<LegacyId> newlyClosed = new HashSet<>();

    private final RelationLines relationLines;

    private long texts;

    Comparison(VerificationJob job, Consumer<Difference> tell) {
        this.job = job;
        this.tell = tell;
        people = new PeoplesHand(job.github(), job.ledger());
        promised = new PromisedText(job);
        newlyClosed.addAll(ReopenedView.of(job.ledger()).all());
        newlyClosed.addAll(RelationView.of(job.ledger()).newDates());
        relationLines = new RelationLines(job.ledger().id());
        dated = ImportDriver.of(job.ledger()).setsDates();
        begun = job.begun().truncatedTo(ChronoUnit.SECONDS);
    }

    /** Who can be assigned in one repository may not be in the other. */
    private record Person(RepositoryName repository, String login) {}

    /** A text as it stands on GitHub, and who edited it last. */
    private record Written(String text, Optional<Instant> edited, Optional<String> editor) {
        static Written comment(CommentText comment) {
            return new Written(comment.body(), comment.edited(), comment.editor());
        }
    }

    long texts() {
        return texts;
    }

    void compare(ItemRow item, Optional<Issue> issue, Optional<IssueText> actual, List<PartRow> parts) {
        if (issue.isEmpty()) {
            tell.accept(new Difference(
                    Optional.of(item.id()),
                    Kind.WRONG,
                    Optional.empty(),
                    "archive",
                    "the issue",
                    "not in this archive"));
            return;
        }
        if (actual.isEmpty()) {
            tell.accept(new Difference(
                    Optional.of(item.id()), Kind.WRONG, Optional.empty(), "issue", "present", "not there"));
            return;
        }
        RenderedIssue expected = job.renderer().render(issue.get(), job.targets());
        Fields fields = new Fields(item, actual.get());
        fields.facts(expected);
        fields.text("body", Origin.of(item.id()), expected.body(), body(actual.get()));
        fields.comments(expected, parts);
    }

    /** Without the lines that say relations: no rendering has them. */
    private Written body(IssueText issue) {
        return new Written(relationLines.without(issue.body()), issue.edited(), issue.editor());
    }

    /** One issue's comparison. */
    private final class Fields {
        private final ItemRow item;
        private final IssueText actual;
        private final RepositoryName repository;
        private Optional<Timeline> timeline = Optional.empty();

        Fields(ItemRow item, IssueText actual) {
            this.item = item;
            this.actual = actual;
            repository = item.state() == ItemState.IMPORTED ? job.staging() : job.target();
        }

        void facts(RenderedIssue expected) {
            same(() -> timeline().renamedFrom(expected.title()), "title", expected.title(), actual.title());
            String state = expected.closed() ? "closed" : "open";
            same(this::stateByPeople, "state", state, actual.closed() ? "closed" : "open");
            expected.stateReason()
                    .ifPresent(reason -> same(
                            this::stateByPeople,
                            "state reason",
                            reason.toLowerCase(Locale.ROOT),
                            actual.stateReason().orElse("").toLowerCase(Locale.ROOT)));
            if (dated) {
                same("created", second(expected.createdAt()), second(actual.created()));
            }
            if (newlyClosed.contains(item.id())) {
                note("closed at", second(expected.closedAt()), second(actual.closedAt()));
            } else if (dated && expected.closed() && actual.closed()) {
                same(this::stateByPeople, "closed at", second(expected.closedAt()), second(actual.closedAt()));
            }
            note("updated", second(expected.updatedAt()), second(actual.updated()));
            labels(expected);
            same(() -> timeline().planned(), "milestone", milestone(expected.milestone()), actualMilestone());
            String assignee = expected.assignee().filter(this::canBeAssigned).orElse("");
            same(() -> timeline().assigned(), "assignee", assignee, String.join(", ", actual.assignees()));
        }

        /** A date of today proves nothing: a server that ignores what an import says closes issues today as well. */
        private boolean stateByPeople() {
            return timeline().closedOrReopened();
        }

        private Timeline timeline() {
            Timeline known = timeline.orElseGet(() -> Timeline.of(job.github(), people, actual, begun));
            timeline = Optional.of(known);
            return known;
        }

        private void labels(RenderedIssue expected) {
            LabelDifference.of(expected.labels(), actual.labels(), this::timeline)
                    .ifPresent(difference -> {
                        labels(Kind.EDITED_BY_PEOPLE, "taken off: ", difference.takenOff(), expected);
                        labels(Kind.EDITED_BY_PEOPLE, "put on: ", difference.putOn(), expected);
                        labels(Kind.WRONG, "missing: ", difference.missing(), expected);
                        labels(Kind.WRONG, "extra: ", difference.extra(), expected);
                    });
        }

        private void labels(Kind kind, String what, Set<String> which, RenderedIssue expected) {
            if (!which.isEmpty()) {
                String wanted = String.join(", ", LabelDifference.lower(expected.labels()));
                String present = String.join(", ", LabelDifference.lower(actual.labels()));
                differ(kind, "labels", wanted, present, what + String.join(", ", which));
            }
        }

        void comments(RenderedIssue expected, List<PartRow> parts) {
            Map<Origin, PartRow> byOrigin = new HashMap<>();
            parts.forEach(part -> byOrigin.put(part.origin(), part));
            List<CommentText> ours = ourComments();
            List<Origin> order =
                    ours.stream().map(comment -> origin(comment).orElseThrow()).toList();
            List<Origin> wanted =
                    expected.comments().stream().map(RenderedComment::origin).toList();
            if (!order.equals(wanted)) {
                differ(Kind.WRONG, "comments", inShort(wanted), inShort(order));
            }
            Map<Origin, CommentText> present = new HashMap<>();
            ours.forEach(comment -> present.putIfAbsent(origin(comment).orElseThrow(), comment));
            for (RenderedComment comment : expected.comments()) {
                CommentText there = present.get(comment.origin());
                if (there == null) {
                    continue;
                }
                String field = "comment " + comment.origin();
                text(field, comment.origin(), comment.body(), Written.comment(there));
                boolean imported = Optional.ofNullable(byOrigin.get(comment.origin()))
                        .filter(part -> part.importId().isPresent())
                        .isPresent();
                // A comment that followed by itself has the date of its sending; its text shows the old one.
                if (imported) {
                    same(field + " date", second(comment.createdAt()), second(there.created()));
                }
            }
        }

        private List<CommentText> ourComments() {
            List<CommentText> ours = new ArrayList<>();
            for (CommentText comment : actual.comments()) {
                if (origin(comment).isPresent()) {
                    ours.add(comment);
                }
            }
            return ours;
        }

        private Optional<Origin> origin(CommentText comment) {
            return comment.marker()
                    .filter(marker -> marker.migration().equals(job.ledger().id()))
                    .map(Marker::origin);
        }

        void text(String field, Origin origin, String expected, Written written) {
            texts++;
            String found = written.text();
            if (!promised.isKept(expected, found, item)) {
                boolean byPeople = people.isIn(written.edited(), written.editor())
                        || PeoplesHand.isRemembered(job.ledger(), origin);
                FirstDifference first = FirstDifference.of(PromisedText.normal(expected), PromisedText.normal(found));
                differ(
                        kind(byPeople),
                        field,
                        expected,
                        found,
                        "expected '" + first.expected() + "', found '" + first.actual() + "'");
            }
        }

        private boolean canBeAssigned(String login) {
            return assignable.computeIfAbsent(
                    new Person(repository, login),
                    person -> job.github().labels(person.repository()).assignable(person.login()));
        }

        private void same(String field, String expected, String found) {
            same(() -> false, field, expected, found);
        }

        /** Whether people did it is asked only where there is a difference. */
        private void same(BooleanSupplier byPeople, String field, String expected, String found) {
            if (!expected.equals(found)) {
                differ(kind(byPeople.getAsBoolean()), field, expected, found);
            }
        }

        /** Nobody promises it: every later event moves the date, the migration's own edits too. */
        private void note(String field, String expected, String found) {
            if (!expected.equals(found)) {
                differ(Kind.NOTE, field, expected, found);
            }
        }

        private static Kind kind(boolean byPeople) {
            return byPeople ? Kind.EDITED_BY_PEOPLE : Kind.WRONG;
        }

        private void differ(Kind kind, String field, String expected, String found, String brief) {
            tell.accept(new Difference(
                    Optional.of(item.id()), kind, Optional.of(actual.url().toString()), field, expected, found, brief));
        }

        private void differ(Kind kind, String field, String expected, String found) {
            tell.accept(new Difference(
                    Optional.of(item.id()), kind, Optional.of(actual.url().toString()), field, expected, found));
        }

        private String actualMilestone() {
            return actual.milestone()
                    .map(milestone -> milestone(Optional.of(new MilestoneSpec(milestone.title(), milestone.dueOn()))))
                    .orElse("");
        }
    }

    private static String milestone(Optional<MilestoneSpec> milestone) {
        return milestone
                .map(m -> m.title()
                        + m.dueOn()
                                .map(due -> " (" + LocalDate.ofInstant(due, ZoneOffset.UTC) + ")")
                                .orElse(""))
                .orElse("");
    }

    /** GitHub keeps whole seconds. */
    private static String second(Instant time) {
        return time.truncatedTo(ChronoUnit.SECONDS).toString();
    }

    private static String second(Optional<Instant> time) {
        return time.map(Comparison::second).orElse("");
    }

    private static String inShort(List<Origin> origins) {
        int shown = Math.min(origins.size(), 12);
        String more = origins.size() > shown ? " … (" + origins.size() + ")" : "";
        return origins.subList(0, shown) + more;
    }
}
