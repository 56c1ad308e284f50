package dev.ferry.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ferry.fixtures.hub.IssueView;
import dev.ferry.fixtures.hub.SimulatedGitHub;
import dev.ferry.fixtures.hub.faults.Fault;
import dev.ferry.fixtures.hub.faults.Faults;
import dev.ferry.mapping.StopSignal;
import dev.ferry.mapping.ledger.EventRow;
import dev.ferry.transfer.rewrite.Collision;
import dev.ferry.transfer.rewrite.Collisions;
import dev.ferry.transfer.rewrite.RewriteSummary;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Somebody edits a text between our reading and our writing: nothing can prevent it, and nothing of their words is lost silently. */
class CollisionTest {
    private static final String READS = "i0: issue(";

    @TempDir
    Path folder;

    /** What somebody does right after a read; set when the journey has come so far. */
    private Optional<Runnable> somebody = Optional.empty();

    private Journey moved() throws Exception {
        Journey journey = Journey.ofIssues(
                folder,
                SimulatedGitHub.builder().observer(exchange -> {
                    String request = new String(exchange.requestBody(), StandardCharsets.UTF_8);
                    if (request.contains(READS)) {
                        somebody.ifPresent(Runnable::run);
                    }
                }),
                new LegacyIssues()
                        .add("See bpo-2 and issue3.", "As said in bpo-2.")
                        .add("Follows bpo-1.")
                        .add("Nothing here.")
                        .all());
        journey.importAll();
        journey.transfer();
        return journey;
    }

    private static void appendToBody(Journey journey, String login) {
        IssueView one = Finals.of(journey, Journey.TARGET, 1);
        String words = "Words of " + login + ".\n\n";
        journey.hub.hands().editBody(Journey.TARGET, one.number(), login, words + one.body());
    }

    @ParameterizedTest
    @ValueSource(strings = {"reader", Journey.BOT})
    void an_edit_of_the_body_that_came_between_is_told_with_both_texts(String login) throws Exception {
        try (Journey journey = moved()) {
            somebody = Optional.of(() -> appendToBody(journey, login));

            RewriteSummary summary = journey.rewrite();

            somebody = Optional.empty();
            assertThat(summary.collisions()).isEqualTo(1);
            Collision collision = journey.collisions.get(0);
            assertThat(collision.item()).isEqualTo(LegacyIssues.id(1));
            assertThat(collision.editor()).contains(login);
            // Read twice (to locate comments, and before the edit), edited after each.
            assertThat(collision.theirs().orElseThrow())
                    .startsWith("Words of " + login + ".\n\nWords of " + login + ".")
                    .contains("bpo-2");
            String stands = Finals.of(journey, Journey.TARGET, 1).body();
            assertThat(collision.ours()).contains(stands);
            assertThat(stands).contains("See #2");
            assertThat(Collisions.count(journey.ledger().view())).isEqualTo(1);
            assertThat(StreamSupport.stream(journey.ledger().view().events(0).spliterator(), false)
                            .filter(event -> event.what().equals("collision"))
                            .map(EventRow::detail))
                    .singleElement()
                    .asString()
                    .contains(login);
            assertThat(journey.rewrite().collisions()).isZero();
            assertThat(journey.collisions).hasSize(1);
        }
    }

    @Test
    void an_edit_of_a_comment_that_came_between_is_told() throws Exception {
        try (Journey journey = moved()) {
            somebody = Optional.of(() -> journey.hub
                    .hands()
                    .editComment(
                            Journey.TARGET,
                            1,
                            0,
                            "reader",
                            "Mine.\n\n"
                                    + Finals.of(journey, Journey.TARGET, 1)
                                            .comments()
                                            .get(0)
                                            .body()));

            assertThat(journey.rewrite().collisions()).isEqualTo(1);
            assertThat(journey.collisions.get(0).theirs().orElseThrow()).startsWith("Mine.");
            assertThat(journey.collisions.get(0).url().toString()).contains("#issuecomment-");
        }
    }

    @Test
    void an_edit_that_was_read_is_no_collision() throws Exception {
        try (Journey journey = moved()) {
            appendToBody(journey, "reader");
            appendToBody(journey, "other");

            assertThat(journey.rewrite().collisions()).isZero();

            assertThat(journey.collisions).isEmpty();
            assertThat(Finals.of(journey, Journey.TARGET, 1).body())
                    .startsWith("Words of other.\n\nWords of reader.")
                    .contains("See #2");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"dropped", "502"})
    void a_collision_whose_answer_was_lost_is_told_too(String mishap) throws Exception {
        try (Journey journey = moved()) {
            Fault fault = mishap.equals("502") ? Fault.statusAfter(502) : Fault.dropAfter();
            journey.hub.faults().next(Faults.graphQl("updateIssue"), fault);
            somebody = Optional.of(() -> {
                appendToBody(journey, "reader");
                if (journey.hub.faults().outstanding() == 0) {
                    somebody = Optional.empty();
                }
            });

            journey.rewrite();

            assertThat(journey.collisions)
                    .isNotEmpty()
                    .allMatch(collision -> collision.theirs().orElseThrow().startsWith("Words of reader."));
        }
    }

    @Test
    void a_collision_of_a_run_that_was_killed_is_told_by_the_next_one() throws Exception {
        try (Journey journey = moved()) {
            somebody = Optional.of(() -> appendToBody(journey, "reader"));
            rewriteDyingAtCollision(journey);
            somebody = Optional.empty();
            assertThat(Collisions.count(journey.ledger().view())).isZero();
            journey.restart();

            RewriteSummary summary = journey.rewriting(StopSignal.never()).run();

            assertThat(summary.collisions()).isEqualTo(1);
            assertThat(journey.collisions.get(0).theirs().orElseThrow()).startsWith("Words of reader.");
            assertThat(Collisions.count(journey.ledger().view())).isEqualTo(1);
        }
    }

    /** A run that ends when it wants to tell of a collision, and tells nothing: as if it had been killed then. */
    private static void rewriteDyingAtCollision(Journey journey) {
        try {
            journey.rewriting(StopSignal.never(), collision -> {
                        throw new IllegalStateException("killed");
                    })
                    .run();
        } catch (IllegalStateException killed) {
            return;
        }
        throw new AssertionError("there was no collision");
    }
}
