package dev.ferry.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ferry.archive.ArchiveSource;
import dev.ferry.archive.Issue;
import dev.ferry.archive.LegacyId;
import dev.ferry.archive.Message;
import dev.ferry.archive.MessageBody;
import dev.ferry.archive.Relation;
import dev.ferry.archive.RelationType;
import dev.ferry.fixtures.hub.IssueView;
import dev.ferry.fixtures.hub.SimulatedGitHub;
import dev.ferry.fixtures.hub.faults.Fault;
import dev.ferry.fixtures.hub.faults.Faults;
import dev.ferry.fixtures.hub.model.Permission;
import dev.ferry.github.ImportIssue;
import dev.ferry.github.ImportRequest;
import dev.ferry.github.RemoteException;
import dev.ferry.github.RepositoryName;
import dev.ferry.importer.Barrier;
import dev.ferry.importer.ImportSummary;
import dev.ferry.importer.Importer;
import dev.ferry.importer.NewerArchive.Changes;
import dev.ferry.importer.Selection;
import dev.ferry.mapping.Origin;
import dev.ferry.mapping.StagingNumber;
import dev.ferry.mapping.StopSignal;
import dev.ferry.mapping.TextHash;
import dev.ferry.mapping.ledger.EventRow;
import dev.ferry.mapping.ledger.Fate;
import dev.ferry.mapping.ledger.FindingRow;
import dev.ferry.mapping.ledger.ItemRow;
import dev.ferry.mapping.ledger.ItemState;
import dev.ferry.mapping.ledger.LeftRow;
import dev.ferry.mapping.ledger.PartPlan;
import dev.ferry.mapping.ledger.StagingIssue;
import dev.ferry.mapping.ledger.Transition;
import dev.ferry.mapping.render.RenderedIssue;
import dev.ferry.mapping.render.Renderer;
import dev.ferry.transfer.move.OnFailure;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A migration that goes on with a newer archive, wherever it was; the end is that of a fresh import of that archive. */
class NewerArchiveImportTest {
    private static final int ISSUES = 6;
    private static final List<Issue> OLD = related();

    @TempDir
    Path folder;

    /** Issue 5 names issue 3 with its title. */
    private static List<Issue> related() {
        List<Issue> issues = new ArrayList<>(LegacyIssues.plain(ISSUES, 3));
        Relation relation = new Relation(RelationType.DEPENDS_ON, "dependencies", LegacyIssues.id(3));
        change(issues, 5, issue -> with(issue, issue.title(), issue.messages(), List.of(relation)));
        return List.copyOf(issues);
    }

    private static void change(List<Issue> issues, int number, UnaryOperator<Issue> edit) {
        issues.replaceAll(issue -> issue.id().equals(LegacyIssues.id(number)) ? edit.apply(issue) : issue);
    }

    private static Issue with(Issue issue, String title, List<Message> messages, List<Relation> relations) {
        return new Issue(
                issue.id(),
                issue.url(),
                title,
                issue.creator(),
                issue.created(),
                issue.actor(),
                issue.activity(),
                issue.assignee(),
                issue.properties(),
                issue.watchers(),
                relations,
                messages,
                issue.files(),
                issue.history(),
                issue.extra());
    }

    private static Issue said(Issue issue, String words) {
        List<Message> messages = new ArrayList<>(issue.messages());
        Message last = messages.remove(messages.size() - 1);
        messages.add(new Message(
                last.id(), last.author(), last.date(), Optional.of(MessageBody.of(words)), last.files(), last.extra()));
        return with(issue, issue.title(), messages, issue.relations());
    }

    private static Issue titled(Issue issue, String title) {
        return with(issue, title, issue.messages(), issue.relations());
    }

    /** Issue 2 has other words, issue 3 another title (which issue 5 shows), issue 4 is gone, issue 7 is new. */
    private static List<Issue> later() {
        List<Issue> issues = new ArrayList<>(OLD);
        change(issues, 2, issue -> said(issue, "Said later."));
        change(issues, 3, issue -> titled(issue, "Another title"));
        issues.remove(3);
        issues.add(LegacyIssues.plain(7, 3).get(6));
        return issues;
    }

    private Journey journey() throws Exception {
        return Journey.ofIssues(folder, SimulatedGitHub.builder(), OLD);
    }

    private void assertLikeAFreshImport(Journey journey, List<Issue> issues) throws Exception {
        assertThat(journey.ledger().view().newerArchive().outdated()).isEmpty();
        Barrier.Report report = journey.barrier();
        assertThat(report.extras()).isEmpty();
        assertThat(report.missing()).isEmpty();
        assertThat(report.incomplete()).isEmpty();
        try (Journey fresh = Journey.ofIssues(folder.resolve("fresh"), SimulatedGitHub.builder(), issues)) {
            fresh.importAll();
            assertThat(Finals.origins(journey, Journey.STAGING))
                    .containsExactlyInAnyOrderElementsOf(
                            issues.stream().map(Issue::id).toList());
            for (Issue issue : issues) {
                int number = Integer.parseInt(issue.id().value());
                IssueView staged = Finals.of(journey, Journey.STAGING, number);
                assertThat(texts(journey, staged)).isEqualTo(texts(fresh, Finals.of(fresh, Journey.STAGING, number)));
                ItemRow item = journey.ledger().view().item(issue.id()).orElseThrow();
                assertThat(item.state()).isEqualTo(ItemState.IMPORTED);
                assertThat(item.staging().orElseThrow().number().value()).isEqualTo(staged.number());
                assertThat(item.recordHash())
                        .isEqualTo(fresh.ledger()
                                .view()
                                .item(issue.id())
                                .orElseThrow()
                                .recordHash());
            }
        }
    }

    private static List<String> texts(Journey journey, IssueView issue) {
        List<String> all = new ArrayList<>(List.of(
                issue.title(),
                issue.open() + " " + issue.labels() + " " + issue.dates().createdAt(),
                issue.body().replace(journey.ledger().id().value(), "M")));
        issue.comments()
                .forEach(comment -> all.add(
                        comment.body().replace(journey.ledger().id().value(), "M") + " " + comment.createdAt()));
        return all;
    }

    private static int staging(Journey journey, int issue) {
        return journey.ledger()
                .view()
                .item(LegacyIssues.id(issue))
                .flatMap(ItemRow::staging)
                .orElseThrow()
                .number()
                .value();
    }

    private static long deletions(Journey journey) {
        return events(journey, "deleting");
    }

    private static long events(Journey journey, String what) {
        return StreamSupport.stream(journey.ledger().view().events(0).spliterator(), false)
                .map(EventRow::what)
                .filter(what::equals)
                .count();
    }

    @Test
    void changed_issues_are_made_anew_gone_ones_deleted_new_ones_imported() throws Exception {
        try (Journey journey = journey()) {
            journey.importAll();
            int old = staging(journey, 2);
            int untouched = staging(journey, 1);
            journey.newer(later());

            Changes changes = journey.takeUp();

            assertThat(changes.unknown()).isEqualTo(1);
            assertThat(changes.findings())
                    .containsExactly(
                            new FindingRow(LegacyIssues.id(2), Fate.STAGED, false),
                            new FindingRow(LegacyIssues.id(3), Fate.STAGED, false),
                            new FindingRow(LegacyIssues.id(4), Fate.STAGED, true),
                            new FindingRow(LegacyIssues.id(5), Fate.STAGED, false));
            ImportSummary summary = journey.importAll();
            assertThat(summary.imported()).isEqualTo(4);
            assertThat(journey.hub.state().number(Journey.STAGING, old)).startsWith("deleted");
            assertThat(staging(journey, 1)).isEqualTo(untouched);
            assertThat(journey.ledger()
                            .view()
                            .item(LegacyIssues.id(4))
                            .orElseThrow()
                            .state())
                    .isEqualTo(ItemState.SKIPPED);
            assertLikeAFreshImport(journey, later());
            assertThat(deletions(journey)).isEqualTo(4);
        }
    }

    @Test
    void what_is_not_sent_yet_is_sent_as_the_newer_archive_has_it() throws Exception {
        try (Journey journey = journey()) {
            journey.importSome(Selection.only("1"), StopSignal.never());
            new Importer(journey.importJob(StopSignal.never())).plan(Selection.all());
            journey.newer(later());
            journey.takeUp();

            journey.importAll();

            assertLikeAFreshImport(journey, later());
            assertThat(deletions(journey)).isZero();
        }
    }

    @Test
    void an_issue_that_is_back_in_the_tracker_is_imported_again() throws Exception {
        try (Journey journey = journey()) {
            journey.importAll();
            journey.newer(later());
            journey.takeUp();
            journey.importAll();
            journey.newer(OLD);
            journey.takeUp();

            journey.importAll();

            assertLikeAFreshImport(journey, OLD);
        }
    }

    @Test
    void the_same_archive_again_changes_nothing_and_asks_for_nothing() throws Exception {
        try (Journey journey = journey()) {
            journey.importAll();
            journey.newer(OLD);

            assertThat(journey.takeUp().findings()).isEmpty();

            assertThat(journey.importAll().imported()).isZero();
            assertLikeAFreshImport(journey, OLD);
            assertThat(deletions(journey)).isZero();
        }
    }

    @Test
    void a_deletion_whose_answer_is_lost_is_looked_up_and_not_repeated() throws Exception {
        try (Journey journey = journey()) {
            journey.importAll();
            journey.newer(later());
            journey.takeUp();
            journey.hub.faults().next(Faults.graphQl("deleteIssue"), Fault.dropAfter());

            journey.importAll();

            assertThat(deletions(journey)).isEqualTo(4);
            assertLikeAFreshImport(journey, later());
        }
    }

    @Test
    void a_deletion_that_was_not_done_is_asked_for_again() throws Exception {
        try (Journey journey = journey()) {
            journey.importAll();
            journey.newer(later());
            journey.takeUp();
            journey.hub.faults().next(Faults.graphQl("deleteIssue"), Fault.dropBefore());

            journey.importAll();

            assertThat(deletions(journey)).isEqualTo(5);
            assertLikeAFreshImport(journey, later());
        }
    }

    @Test
    void a_run_that_ended_between_deleting_and_making_anew_is_gone_on_with() throws Exception {
        try (Journey journey = journey()) {
            journey.importAll();
            journey.newer(later());
            journey.takeUp();
            journey.hub.hands().deleteIssue(Journey.STAGING, staging(journey, 2), Journey.BOT);
            journey.hub.hands().deleteIssue(Journey.STAGING, staging(journey, 4), Journey.BOT);
            journey.restart();

            journey.importAll();

            assertThat(deletions(journey)).isEqualTo(2);
            assertLikeAFreshImport(journey, later());
        }
    }

    @Test
    void a_comparison_that_was_cut_short_is_forgotten_when_another_archive_comes() throws Exception {
        try (Journey journey = journey()) {
            journey.importAll();
            journey.ledger().commit(new Transition.Found(LegacyIssues.id(6), Optional.empty()));
            journey.newer(later());

            assertThat(journey.takeUp().findings()).extracting(FindingRow::item).doesNotContain(LegacyIssues.id(6));
        }
    }

    @Test
    void an_issue_in_doubt_is_looked_for_first_and_then_made_anew() throws Exception {
        try (Journey journey = journey()) {
            journey.importAll();
            for (int issue : List.of(2, 4)) {
                announced(journey, issue);
            }
            journey.restart();
            journey.newer(later());
            assertThat(journey.takeUp().findings())
                    .extracting(FindingRow::item)
                    .contains(LegacyIssues.id(2), LegacyIssues.id(4));

            journey.importAll();

            assertLikeAFreshImport(journey, later());
        }
    }

    @Test
    void an_issue_in_doubt_that_was_never_made_is_made_once_or_not_at_all() throws Exception {
        try (Journey journey = journey()) {
            journey.importSome(Selection.only("1,3,5-6"), StopSignal.never());
            new Importer(journey.importJob(StopSignal.never())).plan(Selection.all());
            for (int issue : List.of(2, 4)) {
                journey.ledger().commit(sending(journey, issue));
            }
            journey.restart();
            journey.newer(later());
            journey.takeUp();

            journey.importAll();

            assertLikeAFreshImport(journey, later());
            assertThat(journey.ledger()
                            .view()
                            .item(LegacyIssues.id(4))
                            .orElseThrow()
                            .state())
                    .isEqualTo(ItemState.SKIPPED);
        }
    }

    @Test
    void an_import_under_way_is_followed_to_its_end_and_then_made_anew() throws Exception {
        try (Journey journey = journey()) {
            journey.importAll();
            long id = journey.ledger()
                    .view()
                    .parts(LegacyIssues.id(2))
                    .get(0)
                    .importId()
                    .orElseThrow();
            announced(journey, 2);
            journey.ledger().commit(new Transition.Pending(LegacyIssues.id(2), id));
            journey.restart();
            journey.newer(later());
            journey.takeUp();

            journey.importAll();

            assertLikeAFreshImport(journey, later());
        }
    }

    @Test
    void an_issue_that_lacks_comments_gets_none_any_more_and_is_made_anew() throws Exception {
        try (Journey journey = journey()) {
            journey.importSome(Selection.only("1,3-6"), StopSignal.never());
            new Importer(journey.importJob(StopSignal.never())).plan(Selection.all());
            RenderedIssue two = rendered(journey, 2);
            int number = journey.hub.hands().openIssue(Journey.STAGING, Journey.BOT, two.title(), two.body());
            journey.ledger()
                    .commit(List.of(
                            new Transition.Sending(LegacyIssues.id(2), parts(two), 1),
                            new Transition.IssueMade(
                                    LegacyIssues.id(2),
                                    new StagingIssue(new StagingNumber(number), Optional.empty()))));
            journey.newer(later());
            journey.takeUp();

            journey.importAll();

            assertLikeAFreshImport(journey, later());
        }
    }

    @Test
    void an_issue_in_doubt_that_lacks_comments_is_found_and_made_anew_without_them() throws Exception {
        try (Journey journey = journey()) {
            journey.importSome(Selection.only("1,3-6"), StopSignal.never());
            new Importer(journey.importJob(StopSignal.never())).plan(Selection.all());
            RenderedIssue two = rendered(journey, 2);
            journey.ledger().commit(new Transition.Sending(LegacyIssues.id(2), parts(two), 1));
            ImportIssue head = new ImportIssue(
                    two.title(),
                    two.body(),
                    two.createdAt(),
                    Optional.empty(),
                    Optional.empty(),
                    false,
                    Optional.empty(),
                    Optional.empty(),
                    List.of());
            journey.github().imports(RepositoryName.parse(Journey.STAGING)).start(ImportRequest.of(head, List.of()));
            journey.restart();
            journey.newer(later());
            journey.takeUp();

            journey.importAll();

            assertThat(events(journey, "sending part")).isZero();
            assertThat(deletions(journey)).isEqualTo(4);
            assertLikeAFreshImport(journey, later());
        }
    }

    @Test
    void transferred_issues_are_left_alone_and_named() throws Exception {
        try (Journey journey = journey()) {
            journey.importSome(Selection.only("1-4"), StopSignal.never());
            journey.transfer();
            Map<Integer, List<String>> before = Finals.texts(journey);
            journey.newer(later());

            Changes changes = journey.takeUp();
            journey.importAll();

            assertThat(changes.findings())
                    .extracting(FindingRow::fate)
                    .containsExactly(Fate.TRANSFERRED, Fate.TRANSFERRED, Fate.TRANSFERRED);
            assertThat(Finals.texts(journey)).isEqualTo(before);
            assertThat(journey.ledger().view().newerArchive().leftBehind())
                    .extracting(row -> row.item().id())
                    .containsExactly(LegacyIssues.id(2), LegacyIssues.id(3), LegacyIssues.id(4));
            assertThat(deletions(journey)).isZero();
            assertThat(Finals.origins(journey, Journey.STAGING))
                    .containsExactlyInAnyOrder(LegacyIssues.id(5), LegacyIssues.id(6), LegacyIssues.id(7));
        }
    }

    @Test
    void what_is_made_anew_is_transferred_in_the_old_order() throws Exception {
        try (Journey journey = journey()) {
            journey.importAll();
            journey.newer(later());
            journey.takeUp();
            journey.importAll();
            journey.barrier();

            journey.transfer(OnFailure.STOP, StopSignal.never());

            assertThat(Finals.origins(journey))
                    .extracting(LegacyId::value)
                    .containsExactly("1", "2", "3", "5", "6", "7");
            journey.rewrite();
            assertThat(journey.verify().isClean()).isTrue();
        }
    }

    @Test
    void an_issue_without_our_marker_is_not_deleted() throws Exception {
        try (Journey journey = journey()) {
            journey.importAll();
            int number = staging(journey, 2);
            journey.hub.hands().editBody(Journey.STAGING, number, "owner", "Somebody's words");
            journey.newer(later());
            journey.takeUp();

            journey.importAll();

            ItemRow item = journey.ledger().view().item(LegacyIssues.id(2)).orElseThrow();
            assertThat(item.state()).isEqualTo(ItemState.FAILED);
            assertThat(item.failure().orElseThrow().category()).isEqualTo("NOT_OURS");
            assertThat(journey.hub.state().number(Journey.STAGING, number)).doesNotStartWith("deleted");

            journey.hub.hands().deleteIssue(Journey.STAGING, number, "owner");
            journey.ledger().commit(new Transition.Requeued(LegacyIssues.id(2)));
            journey.importAll();
            assertLikeAFreshImport(journey, later());
        }
    }

    @Test
    void an_issue_that_somebody_moved_away_is_left_alone() throws Exception {
        try (Journey journey = journey()) {
            journey.importAll();
            TransferScene.moveByHand(journey, 2, Journey.TARGET);
            journey.newer(later());
            journey.takeUp();

            journey.importAll();

            assertThat(journey.ledger().view().newerArchive().leftBehind())
                    .extracting(LeftRow::item)
                    .extracting(ItemRow::id)
                    .containsExactly(LegacyIssues.id(2));
            assertThat(Finals.origins(journey)).containsExactly(LegacyIssues.id(2));
            assertThat(Finals.origins(journey, Journey.STAGING)).doesNotContain(LegacyIssues.id(2));
        }
    }

    @Test
    void deletions_that_are_forbidden_end_the_run_and_the_same_command_goes_on_later() throws Exception {
        try (Journey journey = journey()) {
            journey.importAll();
            journey.newer(later());
            journey.takeUp();
            journey.hub.hands().allow(Journey.STAGING, Journey.BOT, Permission.PUSH);
            assertThatThrownBy(journey::importAll)
                    .isInstanceOf(RemoteException.class)
                    .hasMessageContaining("only administrators may");
            journey.hub.hands().allow(Journey.STAGING, Journey.BOT, Permission.ADMIN);
            journey.restart();

            journey.importAll();

            assertLikeAFreshImport(journey, later());
        }
    }

    @Test
    void an_archive_of_some_issues_removes_nothing() throws Exception {
        try (Journey journey = journey()) {
            journey.importSome(Selection.only("1-4"), StopSignal.never());
            new Importer(journey.importJob(StopSignal.never())).plan(Selection.all());
            ArchiveSource source = new ArchiveSource(
                    "roundup",
                    LegacyIssues.TRACKER,
                    "sqlite",
                    List.of(),
                    List.of(),
                    Map.of(ArchiveSource.ONLY, List.of("2,6")));
            journey.newer(source, List.of(later().get(1), OLD.get(5)));

            Changes changes = journey.takeUp();
            journey.importAll();

            assertThat(changes.absent()).isEqualTo(4);
            assertThat(changes.findings()).containsExactly(new FindingRow(LegacyIssues.id(2), Fate.STAGED, false));
            assertThat(Finals.origins(journey, Journey.STAGING))
                    .extracting(LegacyId::value)
                    .containsExactlyInAnyOrder("1", "2", "3", "4", "6");
            assertThat(Finals.of(journey, Journey.STAGING, 2).comments())
                    .extracting(IssueView.CommentView::body)
                    .anyMatch(body -> body.contains("Said later."));
            assertThat(journey.ledger().view().counts().of(ItemState.PLANNED)).isEqualTo(1);
        }
    }

    /** As if the run that made it had told the ledger nothing but that it would. */
    private static void announced(Journey journey, int issue) {
        Transition sending = sending(journey, issue);
        journey.ledger().commit(List.of(new Transition.Lost(LegacyIssues.id(issue), "for the test"), sending));
    }

    private static Transition sending(Journey journey, int issue) {
        List<PartPlan> parts = parts(rendered(journey, issue));
        return new Transition.Sending(LegacyIssues.id(issue), parts, parts.size());
    }

    private static RenderedIssue rendered(Journey journey, int issue) {
        return new Renderer(journey.context())
                .render(journey.archive().issue(LegacyIssues.id(issue)).orElseThrow());
    }

    private static List<PartPlan> parts(RenderedIssue issue) {
        List<PartPlan> parts = new ArrayList<>();
        parts.add(PartPlan.of(Origin.of(issue.id()), TextHash.of(issue.body())));
        issue.comments().forEach(comment -> parts.add(PartPlan.of(comment.origin(), TextHash.of(comment.body()))));
        return parts;
    }
}
