package dev.ferry.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ferry.archive.DataException;
import dev.ferry.fixtures.hub.IssueView;
import dev.ferry.fixtures.hub.SimulatedGitHub;
import dev.ferry.fixtures.hub.faults.Fault;
import dev.ferry.fixtures.hub.faults.FaultSchedule;
import dev.ferry.fixtures.hub.faults.Faults;
import dev.ferry.fixtures.hub.http.Request;
import dev.ferry.fixtures.hub.model.Permission;
import dev.ferry.github.RemoteException;
import dev.ferry.mapping.FinalNumber;
import dev.ferry.mapping.StopSignal;
import dev.ferry.transfer.rewrite.Collision;
import dev.ferry.transfer.rewrite.LazySummary;
import dev.ferry.transfer.rewrite.PlannedEdit;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One issue's references lead on with the map alone, whatever happens on the way; people's words stay. */
class LazyRewriteTest {
    private static final Predicate<Request> EDIT = Faults.graphQl("updateIssue");
    private static final FinalNumber ONE = new FinalNumber(1);

    @TempDir
    Path folder;

    /** What somebody does right after a read. */
    private Optional<Runnable> somebody = Optional.empty();

    private final List<PlannedEdit> edits = new ArrayList<>();
    private final List<Collision> collisions = new ArrayList<>();

    private Journey moved() throws Exception {
        Journey journey = Journey.ofIssues(
                folder,
                SimulatedGitHub.builder().observer(exchange -> {
                    if (new String(exchange.requestBody(), StandardCharsets.UTF_8).contains("i0: issue(")) {
                        somebody.ifPresent(Runnable::run);
                    }
                }),
                new SteppedTime(),
                new LegacyIssues()
                        .add("See bpo-2 and issue 3.", "As said in msg202.", "Nothing.")
                        .add("Follows bpo-1.", "Its comment.")
                        .add("Nothing here, see bpo-77.")
                        .all());
        journey.workers = 1;
        journey.importAll();
        journey.transfer();
        LazyScene.writeMap(journey);
        return journey;
    }

    private LazySummary rewrite(Journey journey, int number) {
        return LazyScene.of(journey, edits, collisions).run(new FinalNumber(number));
    }

    @Test
    void one_issue_with_its_comments_is_rewritten_and_then_nothing_is_left_to_do() throws Exception {
        try (Journey journey = moved()) {
            Map<Integer, List<String>> before = Finals.texts(journey);
            assertThat(LazyScene.of(journey, edits, collisions).plan(ONE).edits())
                    .isEqualTo(2);
            assertThat(Finals.texts(journey)).isEqualTo(before);
            assertThat(edits).hasSize(2);

            LazySummary summary = rewrite(journey, 1);

            assertThat(summary.edits()).isEqualTo(2);
            assertThat(summary.texts()).isEqualTo(3);
            IssueView one = Finals.of(journey, Journey.TARGET, 1);
            IssueView two = Finals.of(journey, Journey.TARGET, 2);
            assertThat(one.body()).contains("See #2 and #3.");
            assertThat(one.comments().get(0).body())
                    .contains("[msg202](https://github.com/" + Journey.TARGET + "/issues/2#issuecomment-"
                            + two.comments().get(0).id());
            assertThat(two.body()).doesNotContain("Follows #1.");
            long requests = journey.hub.state().requestCount();
            assertThat(rewrite(journey, 1).edits()).isZero();
            // Told by one look at the issue.
            assertThat(journey.hub.state().requestCount()).isEqualTo(requests + 1);
            assertThat(rewrite(journey, 3).unknown()).containsExactly("bpo-77");
            rewrite(journey, 2);
            assertThat(journey.verify().isClean()).as("%s", journey.differences).isTrue();
            assertThat(journey.rewrite().edits()).isZero();
            assertThat(journey.hub.state().violations()).isEmpty();
        }
    }

    @Test
    void what_people_wrote_stays_and_in_our_texts_only_references_change() throws Exception {
        try (Journey journey = moved()) {
            IssueView one = Finals.of(journey, Journey.TARGET, 1);
            journey.hub.hands().editBody(Journey.TARGET, 1, "reader", "Me: bpo-3.\n\n" + one.body());
            journey.hub.hands().comment(Journey.TARGET, 1, "reader", "And bpo-2?");
            // Marker and all: a copy is somebody's words.
            journey.hub.hands().comment(Journey.TARGET, 1, "reader", one.body());
            journey.hub
                    .hands()
                    .comment(Journey.TARGET, 1, "reader", one.comments().get(0).body());
            String unmarked = "I took bpo-2 and the marker away.";
            journey.hub.hands().editComment(Journey.TARGET, 1, 1, "reader", unmarked);

            assertThat(rewrite(journey, 1).edits()).isEqualTo(2);

            IssueView after = Finals.of(journey, Journey.TARGET, 1);
            assertThat(after.body()).startsWith("Me: #3.").contains("See #2 and #3.");
            assertThat(after.comments().get(1).body()).isEqualTo(unmarked);
            assertThat(after.comments().get(2).body()).isEqualTo("And bpo-2?");
            assertThat(after.comments().get(3).body()).isEqualTo(one.body());
            assertThat(after.comments().get(4).body())
                    .isEqualTo(one.comments().get(0).body());
            assertThat(collisions).isEmpty();
        }
    }

    @Test
    void comments_of_a_body_whose_marker_is_gone_are_rewritten_and_the_body_is_not() throws Exception {
        try (Journey journey = moved()) {
            journey.hub.hands().editBody(Journey.TARGET, 1, "reader", "All mine, see bpo-2.");
            assertThat(rewrite(journey, 1).edits()).isEqualTo(1);
            assertThat(journey.hub
                            .state()
                            .issue(Journey.TARGET, 1)
                            .orElseThrow()
                            .body())
                    .isEqualTo("All mine, see bpo-2.");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"reader", Journey.BOT})
    void an_edit_that_came_between_is_told_with_both_texts(String login) throws Exception {
        try (Journey journey = moved()) {
            somebody = Optional.of(() -> {
                somebody = Optional.empty();
                journey.hub
                        .hands()
                        .editBody(
                                Journey.TARGET,
                                1,
                                login,
                                "Mine.\n\n"
                                        + Finals.of(journey, Journey.TARGET, 1).body());
            });

            assertThat(rewrite(journey, 1).collisions()).isEqualTo(1);

            assertThat(collisions.get(0).theirs().orElseThrow()).startsWith("Mine.");
            assertThat(collisions.get(0).ours().orElseThrow()).contains("See #2 and #3.");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"lost before", "lost after", "502 after", "502 after one", "one alias", "went wrong after"})
    void an_edit_in_doubt_is_looked_at_and_done_once(String mishap) throws Exception {
        try (Journey journey = moved()) {
            journey.hub.faults().next(EDIT, fault(mishap));

            LazySummary summary = rewrite(journey, 1);

            assertThat(journey.hub.faults().outstanding()).isZero();
            assertThat(summary.edits()).isEqualTo(2);
            assertThat(summary.unconfirmed()).isZero();
            assertThat(edits).hasSize(2);
            assertThat(rewrite(journey, 1).edits()).isZero();
            assertThat(collisions).isEmpty();
        }
    }

    @Test
    void when_every_answer_is_lost_it_ends_and_says_so() throws Exception {
        try (Journey journey = moved()) {
            journey.hub.faults().schedule(FaultSchedule.seeded(1, 1, List.of(Fault.statusBefore(502)), EDIT));
            assertThat(rewrite(journey, 1).unconfirmed()).isPositive();
            journey.hub.faults().clear();
            assertThat(rewrite(journey, 1).edits()).isEqualTo(2);
        }
    }

    @Test
    void only_the_edit_that_is_refused_stays_undone() throws Exception {
        try (Journey journey = moved()) {
            journey.hub
                    .faults()
                    .schedule(FaultSchedule.seeded(
                            1, 1, List.of(Fault.statusBefore(413)), EDIT.and(Faults.graphQl("See #2"))));

            LazySummary summary = rewrite(journey, 1);

            assertThat(summary.edits()).isEqualTo(1);
            assertThat(summary.refused()).singleElement().asString().contains("/issues/1: ");
            assertThat(summary.unconfirmed()).isZero();
        }
    }

    @Test
    void after_a_refusal_in_company_only_those_edits_go_by_themselves() throws Exception {
        String[] texts = new String[45];
        Arrays.fill(texts, "See bpo-1.");
        texts[1] = "Not to the server's liking: bpo-1.";
        AtomicInteger documents = new AtomicInteger();
        try (Journey journey = Journey.ofIssues(
                folder,
                SimulatedGitHub.builder().observer(TransferScene.counting("updateIssue", documents)),
                new SteppedTime(),
                new LegacyIssues().add(texts).all())) {
            journey.importAll();
            journey.transfer();
            LazyScene.writeMap(journey);
            journey.hub
                    .faults()
                    .schedule(FaultSchedule.seeded(
                            1, 1, List.of(Fault.statusBefore(413)), EDIT.and(Faults.graphQl("liking"))));

            LazySummary summary = rewrite(journey, 1);

            assertThat(summary.edits()).isEqualTo(44);
            assertThat(summary.refused()).hasSize(1);
            // The twenty that were refused and each of them, the next twenty, and the rest.
            assertThat(documents).hasValue(1 + 20 + 2);
        }
    }

    @Test
    void when_every_answer_is_lost_it_does_not_wait_after_its_last_round() throws Exception {
        try (Journey journey = moved()) {
            journey.hub.faults().schedule(FaultSchedule.seeded(1, 1, List.of(Fault.statusBefore(502)), EDIT));
            Instant begun = journey.time.instant();

            rewrite(journey, 1);

            // Half a second, and twice as long after each further round but the last.
            assertThat(Duration.between(begun, journey.time.instant())).isEqualTo(Duration.ofMillis(15_500));
        }
    }

    @Test
    void without_the_right_to_write_it_ends_and_says_so() throws Exception {
        try (Journey journey = moved()) {
            journey.hub.hands().allow(Journey.TARGET, Journey.BOT, Permission.READ);
            assertThatThrownBy(() -> rewrite(journey, 1)).isInstanceOf(RemoteException.class);
            assertThat(edits).isEmpty();
        }
    }

    @Test
    void an_issue_of_another_migration_or_of_nobody_is_left_alone() throws Exception {
        try (Journey journey = moved()) {
            int plain = journey.hub.hands().openIssue(Journey.TARGET, "reader", "New", "See bpo-1.");
            long requests = journey.hub.state().requestCount();
            assertThat(rewrite(journey, plain).item()).isEmpty();
            assertThat(journey.hub.state().requestCount()).isEqualTo(requests);

            String two = Finals.of(journey, Journey.TARGET, 2).body();
            journey.hub.hands().editBody(Journey.TARGET, 1, "reader", two);
            assertThatThrownBy(() -> rewrite(journey, 1))
                    .isInstanceOf(DataException.class)
                    .hasMessageContaining("issue:2");
            journey.hub.hands().deleteIssue(Journey.TARGET, 1, "owner");
            assertThatThrownBy(() -> rewrite(journey, 1)).isInstanceOf(RemoteException.class);
        }
    }

    @Test
    void more_texts_than_a_document_holds_are_read_before_each_document() throws Exception {
        String[] texts = new String[50];
        Arrays.fill(texts, "See bpo-1.");
        try (Journey journey = Journey.ofIssues(
                folder, SimulatedGitHub.builder(), new LegacyIssues().add(texts).all())) {
            journey.importAll();
            journey.transfer();
            LazyScene.writeMap(journey);
            assertThat(LazyScene.of(journey, edits, collisions).run(ONE).edits())
                    .isEqualTo(50);
            assertThat(LazyScene.stopped(journey).run(ONE).stopped()).isFalse();
            assertThat(journey.rewriting(StopSignal.never()).run().edits()).isZero();
        }
    }

    private static Fault fault(String mishap) {
        return switch (mishap) {
            case "lost before" -> Fault.dropBefore();
            case "lost after" -> Fault.dropAfter();
            case "502 after" -> Fault.statusAfter(502);
            case "502 after one" -> Fault.statusAfter(502, 1);
            case "one alias" -> Fault.aliasesFailAfter(1);
            default -> Fault.graphQlAfter();
        };
    }
}
