package dev.ferry.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ferry.archive.Issue;
import dev.ferry.archive.Message;
import dev.ferry.archive.MessageBody;
import dev.ferry.archive.Relation;
import dev.ferry.archive.RelationType;
import dev.ferry.fixtures.hub.IssueView;
import dev.ferry.fixtures.hub.SimulatedGitHub;
import dev.ferry.github.ImportComment;
import dev.ferry.github.ImportIssue;
import dev.ferry.github.ImportRequest;
import dev.ferry.github.RepositoryName;
import dev.ferry.importer.Barrier;
import dev.ferry.mapping.Origin;
import dev.ferry.mapping.TextHash;
import dev.ferry.mapping.ledger.EventRow;
import dev.ferry.mapping.ledger.ItemRow;
import dev.ferry.mapping.ledger.ItemState;
import dev.ferry.mapping.ledger.PartPlan;
import dev.ferry.mapping.ledger.Transition;
import dev.ferry.mapping.render.RenderedIssue;
import dev.ferry.mapping.render.Renderer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.StreamSupport;

/** A small tracker at two times, and migrations of it that go on from the older archive to a newer one, for tests. */
final class NewerArchiveScene {
    static final int ISSUES = 6;
    static final List<Issue> OLD = related();

    private NewerArchiveScene() {}

    /** Issue 5 names issue 3 with its title. */
    static List<Issue> related() {
        List<Issue> issues = new ArrayList<>(LegacyIssues.plain(ISSUES, 3));
        Relation relation = new Relation(RelationType.DEPENDS_ON, "dependencies", LegacyIssues.id(3));
        change(issues, 5, issue -> with(issue, issue.title(), issue.messages(), List.of(relation)));
        return List.copyOf(issues);
    }

    static void change(List<Issue> issues, int number, UnaryOperator<Issue> edit) {
        issues.replaceAll(issue -> issue.id().equals(LegacyIssues.id(number)) ? edit.apply(issue) : issue);
    }

    static Issue with(Issue issue, String title, List<Message> messages, List<Relation> relations) {
        return issue.toBuilder()
                .title(title)
                .relations(relations)
                .messages(messages)
                .build();
    }

    static Issue said(Issue issue, String words) {
        List<Message> messages = new ArrayList<>(issue.messages());
        Message last = messages.remove(messages.size() - 1);
        messages.add(new Message(
                last.id(), last.author(), last.date(), Optional.of(MessageBody.of(words)), last.files(), last.extra()));
        return with(issue, issue.title(), messages, issue.relations());
    }

    static Issue titled(Issue issue, String title) {
        return with(issue, title, issue.messages(), issue.relations());
    }

    /** Issue 2 has other words, issue 3 another title (which issue 5 shows), issue 4 is gone, issue 7 is new. */
    static List<Issue> later() {
        List<Issue> issues = new ArrayList<>(OLD);
        change(issues, 2, issue -> said(issue, "Said later."));
        change(issues, 3, issue -> titled(issue, "Another title"));
        issues.remove(3);
        issues.add(LegacyIssues.plain(7, 3).get(6));
        return issues;
    }

    static Journey journey(Path folder) throws Exception {
        return Journey.ofIssues(folder, SimulatedGitHub.builder(), OLD);
    }

    /** Nothing else is on staging, and the barrier has nothing to say. */
    static void assertLikeAFreshImport(Journey journey, List<Issue> issues) throws Exception {
        Barrier.Report report = journey.barrier();
        assertThat(report.extras()).isEmpty();
        assertThat(report.missing()).isEmpty();
        assertThat(report.incomplete()).isEmpty();
        assertThat(Finals.origins(journey, Journey.STAGING))
                .containsExactlyInAnyOrderElementsOf(
                        issues.stream().map(Issue::id).toList());
        assertMigratedLikeAFreshImport(journey, issues);
    }

    /** Whatever else is on staging: each issue stands there, as the archive has it, under the number that the ledger has. */
    static void assertMigratedLikeAFreshImport(Journey journey, List<Issue> issues) throws Exception {
        assertThat(journey.ledger().view().newerArchive().outdated()).isEmpty();
        try (Journey fresh = Journey.ofIssues(
                Files.createTempDirectory(journey.home(), "fresh"), SimulatedGitHub.builder(), issues)) {
            fresh.importAll();
            for (Issue issue : issues) {
                ItemRow item = journey.ledger().view().item(issue.id()).orElseThrow();
                ItemRow model = fresh.ledger().view().item(issue.id()).orElseThrow();
                assertThat(item.state()).isEqualTo(ItemState.IMPORTED);
                assertThat(texts(journey, staged(journey, item))).isEqualTo(texts(fresh, staged(fresh, model)));
                assertThat(item.recordHash()).isEqualTo(model.recordHash());
            }
        }
    }

    private static IssueView staged(Journey journey, ItemRow item) {
        int number = item.staging().orElseThrow().number().value();
        return journey.hub.state().issue(Journey.STAGING, number).orElseThrow();
    }

    static List<String> texts(Journey journey, IssueView issue) {
        List<String> all = new ArrayList<>(List.of(
                issue.title(),
                issue.open() + " " + issue.labels() + " " + issue.dates().createdAt(),
                issue.body().replace(journey.ledger().id().value(), "M")));
        issue.comments()
                .forEach(comment -> all.add(
                        comment.body().replace(journey.ledger().id().value(), "M") + " " + comment.createdAt()));
        return all;
    }

    static int staging(Journey journey, int issue) {
        return journey.ledger()
                .view()
                .item(LegacyIssues.id(issue))
                .flatMap(ItemRow::staging)
                .orElseThrow()
                .number()
                .value();
    }

    static long deletions(Journey journey) {
        return events(journey, "deleting");
    }

    static long events(Journey journey, String what) {
        return StreamSupport.stream(journey.ledger().view().events(0).spliterator(), false)
                .map(EventRow::what)
                .filter(what::equals)
                .count();
    }

    /** As if the run that made it had told the ledger nothing but that it would. */
    static void announced(Journey journey, int issue) {
        Transition sending = sending(journey, issue);
        journey.ledger().commit(List.of(new Transition.Lost(LegacyIssues.id(issue), "for the test"), sending));
    }

    static Transition sending(Journey journey, int issue) {
        List<PartPlan> parts = parts(rendered(journey, issue));
        return new Transition.Sending(LegacyIssues.id(issue), parts, parts.size());
    }

    static RenderedIssue rendered(Journey journey, int issue) {
        return new Renderer(journey.context())
                .render(journey.archive().issue(LegacyIssues.id(issue)).orElseThrow());
    }

    /** As a run does that was killed before the answer; {@code comments} says whether they travel with it. */
    static void submit(Journey journey, RenderedIssue issue, boolean comments) {
        ImportIssue head = new ImportIssue(
                issue.title(),
                issue.body(),
                issue.createdAt(),
                Optional.empty(),
                Optional.empty(),
                false,
                Optional.empty(),
                Optional.empty(),
                List.of());
        List<ImportComment> followers = issue.comments().stream()
                .filter(comment -> comments)
                .map(comment -> new ImportComment(comment.body(), Optional.of(comment.createdAt())))
                .toList();
        journey.github().imports(RepositoryName.parse(Journey.STAGING)).start(ImportRequest.of(head, followers));
    }

    static List<PartPlan> parts(RenderedIssue issue) {
        List<PartPlan> parts = new ArrayList<>();
        parts.add(PartPlan.of(Origin.of(issue.id()), TextHash.of(issue.body())));
        issue.comments().forEach(comment -> parts.add(PartPlan.of(comment.origin(), TextHash.of(comment.body()))));
        return parts;
    }
}
