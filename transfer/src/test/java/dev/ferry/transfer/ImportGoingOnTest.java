package dev.ferry.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ferry.archive.DataException;
import dev.ferry.archive.Issue;
import dev.ferry.archive.LegacyId;
import dev.ferry.archive.Sha256;
import dev.ferry.fixtures.hub.SimulatedGitHub;
import dev.ferry.fixtures.hub.faults.Fault;
import dev.ferry.fixtures.hub.faults.Faults;
import dev.ferry.fixtures.hub.imports.ImportPace;
import dev.ferry.importer.Importer;
import dev.ferry.importer.Selection;
import dev.ferry.mapping.Origin;
import dev.ferry.mapping.StagingNumber;
import dev.ferry.mapping.StopSignal;
import dev.ferry.mapping.labels.LabelMap;
import dev.ferry.mapping.labels.LabelRule;
import dev.ferry.mapping.ledger.ItemState;
import dev.ferry.mapping.ledger.PartPlan;
import dev.ferry.mapping.ledger.PlannedItem;
import dev.ferry.mapping.ledger.StagingIssue;
import dev.ferry.mapping.ledger.Transition;
import dev.ferry.mapping.render.RenderedIssue;
import dev.ferry.mapping.render.Renderer;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An import that goes on where an earlier run ended, at every state that a run can leave behind. */
@Tag("slow")
class ImportGoingOnTest {
    private static final int ISSUES = 6;
    private static final Sha256 SOME_HASH = new Sha256("0".repeat(64));

    @TempDir
    Path folder;

    @Test
    void a_part_first_then_the_rest() throws Exception {
        try (Journey journey = plain()) {
            assertThat(journey.importSome(Selection.only("2,4-5"), StopSignal.never())
                            .imported())
                    .isEqualTo(3);
            assertThat(Finals.origins(journey, Journey.STAGING))
                    .containsExactlyInAnyOrder(LegacyIssues.id(2), LegacyIssues.id(4), LegacyIssues.id(5));
            assertThat(journey.importSome(Selection.all().limit(2), StopSignal.never())
                            .imported())
                    .isEqualTo(1);
            journey.restart();

            assertThat(journey.importAll().imported()).isEqualTo(2);

            assertOnce(journey);
        }
    }

    @Test
    void a_stopped_run_goes_on_where_it_was() throws Exception {
        try (Journey journey = Journey.ofIssues(folder, SimulatedGitHub.builder(), LegacyIssues.plain(60, 1))) {
            StopSignal afterSome =
                    () -> journey.hub.state().issues(Journey.STAGING).size() >= 10;
            assertThat(journey.importSome(Selection.all(), afterSome).stopped()).isTrue();
            assertThat(journey.hub.state().issues(Journey.STAGING)).hasSizeLessThan(60);
            journey.restart();

            journey.importAll();

            assertThat(Finals.origins(journey, Journey.STAGING))
                    .containsExactlyInAnyOrderElementsOf(LegacyIssues.ids(1, 60));
            assertThat(LostImportAnswersTest.submissions(journey)).isEqualTo(60);
            assertThat(journey.ledger().view().counts().of(ItemState.IMPORTED)).isEqualTo(60);
        }
    }

    @Test
    void a_request_that_was_announced_and_never_left_is_sent() throws Exception {
        try (Journey journey = plain()) {
            announce(journey, 3);
            journey.restart();

            assertThat(journey.importAll().imported()).isEqualTo(ISSUES);

            assertOnce(journey);
        }
    }

    @Test
    void a_request_that_left_before_the_run_ended_is_found() throws Exception {
        try (Journey journey = plain()) {
            journey.importAll();
            forget(journey, 3);
            announce(journey, 3);
            journey.restart();

            assertThat(journey.importAll().imported()).isEqualTo(1);

            assertOnce(journey);
            assertThat(LostImportAnswersTest.submissions(journey)).isEqualTo(ISSUES);
        }
    }

    @Test
    void an_import_that_was_under_way_is_followed_to_its_end() throws Exception {
        try (Journey journey = plain()) {
            journey.importAll();
            long id = journey.ledger()
                    .view()
                    .parts(LegacyIssues.id(3))
                    .get(0)
                    .importId()
                    .orElseThrow();
            forget(journey, 3);
            announce(journey, 3);
            journey.ledger().commit(new Transition.Pending(LegacyIssues.id(3), id));
            journey.restart();

            assertThat(journey.importAll().imported()).isEqualTo(1);

            assertOnce(journey);
        }
    }

    @Test
    void an_import_that_the_server_knows_no_more_is_looked_for_and_sent_again() throws Exception {
        try (Journey journey = plain()) {
            announce(journey, 3);
            journey.ledger().commit(new Transition.Pending(LegacyIssues.id(3), 424_242));
            journey.restart();

            assertThat(journey.importAll().imported()).isEqualTo(ISSUES);

            assertOnce(journey);
        }
    }

    @Test
    void imports_that_end_late_are_each_taken_up_once_though_list_and_question_tell_of_them() throws Exception {
        ImportPace pace = ImportPace.between(Duration.ZERO, Duration.ofSeconds(60));
        try (Journey journey =
                Journey.ofIssues(folder, SimulatedGitHub.builder().imports(pace), LegacyIssues.plain(60, 1))) {
            // So that none of them counts as one that hangs.
            journey.quiet = Duration.ofSeconds(10);

            assertThat(journey.importAll().imported()).isEqualTo(60);

            assertThat(Finals.origins(journey, Journey.STAGING))
                    .containsExactlyInAnyOrderElementsOf(LegacyIssues.ids(1, 60));
        }
    }

    @Test
    void a_long_queue_is_followed_by_its_list_and_not_by_a_question_for_each() throws Exception {
        Duration each = Duration.ofSeconds(90);
        try (Journey journey = Journey.ofIssues(
                folder,
                SimulatedGitHub.builder().imports(ImportPace.between(each, each.plusSeconds(10))),
                LegacyIssues.plain(250, 1))) {
            journey.quiet = Duration.ofSeconds(60);

            assertThat(journey.importAll().imported()).isEqualTo(250);

            assertThat(journey.hub.state().requests().entrySet().stream()
                            .filter(route -> route.getKey().startsWith("GET")
                                    && route.getKey().contains("import/issues"))
                            .mapToLong(Map.Entry::getValue)
                            .sum())
                    .isLessThan(150);
        }
    }

    @Test
    void comments_that_are_still_to_follow_follow() throws Exception {
        try (Journey journey = plain()) {
            journey.importSome(Selection.only("1-2"), StopSignal.never());
            RenderedIssue three = rendered(journey, 3);
            int number = journey.hub.hands().openIssue(Journey.STAGING, Journey.BOT, three.title(), three.body());
            new Importer(journey.importJob(StopSignal.never())).plan(Selection.all());
            journey.ledger()
                    .commit(List.of(
                            new Transition.Sending(LegacyIssues.id(3), parts(three), 1),
                            new Transition.IssueMade(
                                    LegacyIssues.id(3), new StagingIssue(new StagingNumber(number), Optional.empty())),
                            // Announced, and the run ended: it may have left.
                            new Transition.PartSending(LegacyIssues.id(3), 1, SOME_HASH)));
            journey.hub
                    .hands()
                    .comment(
                            Journey.STAGING,
                            number,
                            Journey.BOT,
                            three.comments().get(0).body());
            journey.restart();

            journey.importAll();

            assertOnce(journey);
            assertThat(Finals.comments(Finals.of(journey, Journey.STAGING, 3)))
                    .containsExactly("message:302", "message:303");
        }
    }

    @Test
    void an_issue_that_was_deleted_before_its_comments_followed_is_made_once_after_a_retry() throws Exception {
        try (Journey journey = plain()) {
            journey.importSome(Selection.only("1-2"), StopSignal.never());
            RenderedIssue three = rendered(journey, 3);
            int number = journey.hub.hands().openIssue(Journey.STAGING, Journey.BOT, three.title(), three.body());
            new Importer(journey.importJob(StopSignal.never())).plan(Selection.all());
            journey.ledger()
                    .commit(List.of(
                            new Transition.Sending(LegacyIssues.id(3), parts(three), 1),
                            new Transition.IssueMade(
                                    LegacyIssues.id(3),
                                    new StagingIssue(new StagingNumber(number), Optional.empty()))));
            journey.hub.hands().deleteIssue(Journey.STAGING, number, "owner");
            assertThat(journey.importAll().failed()).isEqualTo(1);

            journey.ledger().commit(new Transition.Requeued(LegacyIssues.id(3)));
            journey.importAll();

            assertOnce(journey);
            assertThat(Finals.comments(Finals.of(journey, Journey.STAGING, 3)))
                    .containsExactly("message:302", "message:303");
        }
    }

    @Test
    void a_plan_of_another_archive_is_refused_with_the_issues_name() throws Exception {
        try (Journey journey = plain()) {
            journey.importSome(Selection.only("1"), StopSignal.never());
            journey.ledger()
                    .plan(List.of(new PlannedItem(
                            new LegacyId("77"),
                            Instant.parse("2030-01-01T00:00:00Z"),
                            "Not there",
                            Optional.empty(),
                            SOME_HASH)));

            assertThatThrownBy(journey::importAll)
                    .isInstanceOf(DataException.class)
                    .hasMessageContaining("77");

            assertOnce(journey);
        }
    }

    @Test
    void a_label_whose_answer_is_lost_is_made_once() throws Exception {
        try (Journey journey = Journey.ofIssues(
                folder,
                SimulatedGitHub.builder(),
                new LegacyIssues()
                        .add(Map.of("status", "open", "kind", "bug"), "One.")
                        .all())) {
            journey.labels = LabelMap.of(List.of(LabelRule.of("kind", "*", "type-{value}")));
            journey.milestones = Optional.of("kind");
            journey.hub.faults().next(Faults.call("POST", "/labels"), Fault.dropBefore());
            journey.hub.faults().next(Faults.call("POST", "/labels"), Fault.dropAfter());
            journey.hub.faults().next(Faults.call("POST", "/milestones"), Fault.statusBefore(502));
            journey.hub.faults().next(Faults.call("POST", "/milestones"), Fault.dropAfter());

            journey.importAll();

            assertThat(journey.hub.state().labels(Journey.STAGING)).containsOnlyOnce("type-bug");
            assertThat(journey.hub.state().milestones(Journey.STAGING)).containsExactly("bug");
            assertThat(Finals.of(journey, Journey.STAGING, 1).milestone()).hasValue("bug");
        }
    }

    private Journey plain() throws Exception {
        return Journey.ofIssues(folder, SimulatedGitHub.builder(), LegacyIssues.plain(ISSUES, 3));
    }

    private static RenderedIssue rendered(Journey journey, int issue) {
        Issue record = journey.archive().issue(LegacyIssues.id(issue)).orElseThrow();
        return new Renderer(journey.context()).render(record);
    }

    private static List<PartPlan> parts(RenderedIssue issue) {
        List<PartPlan> parts = new ArrayList<>();
        parts.add(PartPlan.of(Origin.of(issue.id()), SOME_HASH));
        issue.comments().forEach(comment -> parts.add(PartPlan.of(comment.origin(), SOME_HASH)));
        return parts;
    }

    /** As a run does before it sends. */
    private static void announce(Journey journey, int issue) {
        new Importer(journey.importJob(StopSignal.never())).plan(Selection.all());
        List<PartPlan> parts = parts(rendered(journey, issue));
        journey.ledger().commit(new Transition.Sending(LegacyIssues.id(issue), parts, parts.size()));
    }

    /** The ledger knows nothing of the issue any more, as if the run that made it had told it nothing. */
    private static void forget(Journey journey, int issue) {
        journey.ledger().commit(new Transition.Lost(LegacyIssues.id(issue), "for the test"));
    }

    private static void assertOnce(Journey journey) throws InterruptedException {
        assertThat(Finals.origins(journey, Journey.STAGING))
                .containsExactlyInAnyOrderElementsOf(LegacyIssues.ids(1, ISSUES));
        assertThat(journey.barrier().extras()).isEmpty();
    }
}
