package dev.ferry.cli.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ferry.cli.process.SimulatedWorkspace;
import dev.ferry.fixtures.hub.IssueView;
import dev.ferry.fixtures.hub.IssueView.CommentView;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** What a migration leaves in the final repository, by final number, without what differs from one migration to the next. */
record EndState(Map<Integer, Issue> issues) {
    /** No legacy date is as young; what was sent by itself has the date of its sending. */
    private static final Instant OUR_TIME = Instant.parse("2024-01-01T00:00:00Z");

    /** Everything that a reader sees of an issue; its dates where they are not of our time. */
    record Issue(
            String legacyId,
            String title,
            String body,
            List<Comment> comments,
            String state,
            String lock,
            Optional<Instant> created,
            Optional<Instant> closed,
            TreeSet<String> labels,
            Optional<String> milestone,
            List<String> assignees,
            TreeSet<Integer> blockedBy,
            Optional<Integer> duplicateOf) {}

    /** A comment; empty the date of one that was sent by itself. */
    record Comment(String body, Optional<Instant> created) {}

    /** Looks into the simulator, where no issue may stand twice in the final repository and nobody may have been notified. */
    static EndState of(SimulatedWorkspace workspace) {
        Map<Integer, Issue> issues = new LinkedHashMap<>();
        List<IssueView> views = workspace.hub().state().issues(SimulatedWorkspace.TARGET);
        Neutral neutral = Neutral.of(views);
        for (IssueView issue : views) {
            issues.put(issue.number(), issue(issue, neutral));
        }
        assertThat(issues.values()).extracting(Issue::legacyId).doesNotHaveDuplicates();
        assertThat(workspace.hub().state().notifications()).isEmpty();
        assertThat(workspace.hub().state().violations()).isEmpty();
        return new EndState(issues);
    }

    /** Fails with the first issue and field that is not as in the other one. */
    void mustEqual(EndState other, String when) {
        List<String> order = issues.entrySet().stream()
                .map(e -> e.getKey() + " " + e.getValue().legacyId())
                .toList();
        assertThat(order)
                .as(when)
                .isEqualTo(other.issues.entrySet().stream()
                        .map(e -> e.getKey() + " " + e.getValue().legacyId())
                        .toList());
        issues.forEach((number, issue) -> assertThat(issue)
                .as("%s: final issue %d", when, number)
                .usingRecursiveComparison()
                .isEqualTo(other.issues.get(number)));
    }

    static Issue issue(IssueView view, Neutral neutral) {
        return new Issue(
                Arrived.of(view).legacyId(),
                view.title(),
                neutral.text(view.body()),
                view.comments().stream()
                        .map(comment -> comment(comment, neutral))
                        .toList(),
                view.open() ? "open" : "closed " + view.stateReason(),
                view.locked() ? "locked " + view.lockReason().orElse("") : "",
                old(Optional.of(view.dates().createdAt())),
                old(view.dates().closedAt()),
                new TreeSet<>(view.labels()),
                view.milestone(),
                view.assignees(),
                new TreeSet<>(view.blockedBy()),
                view.duplicateOf());
    }

    private static Comment comment(CommentView view, Neutral neutral) {
        return new Comment(neutral.text(view.body()), old(Optional.of(view.createdAt())));
    }

    private static Optional<Instant> old(Optional<Instant> date) {
        return date.filter(when -> when.isBefore(OUR_TIME));
    }
}
