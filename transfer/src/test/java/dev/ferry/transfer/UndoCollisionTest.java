package dev.ferry.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ferry.fixtures.hub.IssueView;
import dev.ferry.fixtures.hub.SimulatedGitHub;
import dev.ferry.fixtures.hub.faults.Fault;
import dev.ferry.fixtures.hub.faults.Faults;
import dev.ferry.github.RepositoryName;
import dev.ferry.github.Surroundings;
import dev.ferry.mapping.StageProgress;
import dev.ferry.mapping.StopSignal;
import dev.ferry.mapping.ledger.UndoPlace;
import dev.ferry.mapping.ledger.UndoWay;
import dev.ferry.transfer.rewrite.Collision;
import dev.ferry.transfer.rewrite.Collisions;
import dev.ferry.transfer.undo.Undo;
import dev.ferry.transfer.undo.UndoJob;
import dev.ferry.transfer.undo.UndoSummary;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Random;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Somebody edits an issue while an undo closes it: what is replaced unread is told with both texts. */
class UndoCollisionTest {
    private static final String LOOKS = "stateReason createdAt lastEditedAt";
    private static final String SENTENCE = "has been undone";
    private static final int ISSUE = 1;

    @TempDir
    Path folder;

    /** What somebody does right after the look at the issue; once. */
    private Optional<Runnable> somebody = Optional.empty();

    private Journey imported() throws Exception {
        Journey journey = Journey.ofIssues(
                folder,
                SimulatedGitHub.builder().observer(exchange -> {
                    if (new String(exchange.requestBody(), StandardCharsets.UTF_8).contains(LOOKS)) {
                        Optional<Runnable> now = somebody;
                        somebody = Optional.empty();
                        now.ifPresent(Runnable::run);
                    }
                }),
                new LegacyIssues().add("One.").add("Two.").add("Three.").all());
        journey.importAll();
        return journey;
    }

    private static Undo undo(Journey journey, Consumer<Collision> collided) {
        return new Undo(new UndoJob(
                journey.ledger(),
                journey.github(),
                UndoPlace.STAGING,
                RepositoryName.parse(Journey.STAGING),
                Duration.ofSeconds(1),
                new Surroundings(journey.time, journey.time, new Random(3)),
                StageProgress.silent(),
                StopSignal.never(),
                collided));
    }

    private static UndoSummary close(Journey journey) throws InterruptedException {
        Undo undo = undo(journey, journey.collisions::add);
        undo.confirm(UndoWay.CLOSE, undo.find().made());
        return undo.run();
    }

    private static String body(Journey journey) {
        return journey.hub.state().issues(Journey.STAGING).stream()
                .filter(issue -> issue.number() == ISSUE)
                .map(IssueView::body)
                .findFirst()
                .orElseThrow();
    }

    private static void editBody(Journey journey) {
        journey.hub.hands().editBody(Journey.STAGING, ISSUE, "reader", "Words.\n\n" + body(journey));
    }

    private static void assertAllAreClosedOnce(Journey journey) {
        assertThat(journey.hub.state().issues(Journey.STAGING)).hasSize(3).allSatisfy(issue -> {
            assertThat(issue.open()).isFalse();
            assertThat(issue.body()).containsOnlyOnce(SENTENCE);
        });
    }

    @Test
    void an_edit_that_came_between_look_and_closing_is_told_with_both_texts() throws Exception {
        try (Journey journey = imported()) {
            somebody = Optional.of(() -> editBody(journey));

            UndoSummary summary = close(journey);

            assertThat(summary.collisions()).isEqualTo(1);
            assertThat(summary.done()).isEqualTo(3);
            assertAllAreClosedOnce(journey);
            Collision collision = journey.collisions.get(0);
            assertThat(collision.editor()).contains("reader");
            assertThat(collision.theirs().orElseThrow())
                    .startsWith("Words.\n\n")
                    .doesNotContain(SENTENCE);
            assertThat(collision.ours()).contains(body(journey));
            assertThat(collision.url().toString()).endsWith(Journey.STAGING + "/issues/" + ISSUE);
            assertThat(Collisions.count(journey.ledger().view())).isEqualTo(1);
        }
    }

    @Test
    void an_edit_that_was_read_stays_and_is_no_collision() throws Exception {
        try (Journey journey = imported()) {
            editBody(journey);

            assertThat(close(journey).collisions()).isZero();

            assertThat(body(journey)).startsWith("Words.");
            assertAllAreClosedOnce(journey);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"dropped", "502"})
    void a_collision_whose_answer_was_lost_is_told_too(String mishap) throws Exception {
        try (Journey journey = imported()) {
            Fault fault = mishap.equals("502") ? Fault.statusAfter(502) : Fault.dropAfter();
            journey.hub.faults().next(Faults.call("PATCH", "/issues/" + ISSUE), fault);
            somebody = Optional.of(() -> editBody(journey));

            assertThat(close(journey).collisions()).isEqualTo(1);

            assertThat(journey.hub.faults().outstanding()).isZero();
            assertThat(journey.collisions.get(0).theirs().orElseThrow()).startsWith("Words.");
            assertAllAreClosedOnce(journey);
        }
    }

    @Test
    void an_edit_that_never_arrived_replaced_nothing() throws Exception {
        try (Journey journey = imported()) {
            journey.hub.faults().next(Faults.call("PATCH", "/issues/" + ISSUE), Fault.dropBefore());
            somebody = Optional.of(() -> editBody(journey));

            assertThat(close(journey).collisions()).isZero();

            assertThat(body(journey)).startsWith("Words.");
            assertAllAreClosedOnce(journey);
        }
    }

    @Test
    void a_collision_of_a_run_that_was_killed_is_told_by_the_next_one() throws Exception {
        try (Journey journey = imported()) {
            somebody = Optional.of(() -> editBody(journey));
            Undo killed = undo(journey, collision -> {
                throw new IllegalStateException("killed");
            });
            killed.confirm(UndoWay.CLOSE, killed.find().made());
            assertThatThrownBy(killed::run).hasMessage("killed");
            assertThat(Collisions.count(journey.ledger().view())).isZero();
            journey.restart();

            assertThat(undo(journey, journey.collisions::add).run().collisions())
                    .isEqualTo(1);

            assertThat(journey.collisions.get(0).theirs().orElseThrow()).startsWith("Words.");
            assertThat(Collisions.count(journey.ledger().view())).isEqualTo(1);
            assertAllAreClosedOnce(journey);
        }
    }
}
