package dev.ferry.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ferry.archive.Issue;
import dev.ferry.fixtures.hub.SimulatedGitHub;
import dev.ferry.github.LimitOptions;
import dev.ferry.mapping.FinalNumber;
import dev.ferry.mapping.StopSignal;
import dev.ferry.mapping.ledger.ItemState;
import dev.ferry.transfer.rewrite.Collision;
import dev.ferry.transfer.rewrite.RewriteSummary;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Edits have to wait for their limits, most of an hour sometimes; what people write meanwhile stays. */
class RewritePaceTest {
    private static final int PER_HOUR = 10;

    @TempDir
    Path folder;

    private final WaitedTime time = new WaitedTime();

    /** Passes by waits alone; somebody does something in the first that is long. */
    private static final class WaitedTime extends TestTime {
        private Instant now = Instant.parse("2026-03-01T12:00:00Z");
        private Optional<Runnable> somebody = Optional.empty();

        @Override
        public synchronized Instant instant() {
            return now;
        }

        @Override
        public void sleep(Duration duration) {
            pass(duration);
        }

        @Override
        public void sleepSlice(Duration slice, Duration whole) {
            pass(slice);
            if (whole.compareTo(Duration.ofMinutes(1)) > 0) {
                Optional<Runnable> now = somebody;
                somebody = Optional.empty();
                now.ifPresent(Runnable::run);
            }
        }

        @Override
        synchronized void pass(Duration duration) {
            now = now.plus(duration);
        }
    }

    private Journey moved(List<Issue> issues) throws Exception {
        Journey journey = Journey.ofIssues(folder, SimulatedGitHub.builder(), time, issues);
        journey.workers = 1;
        journey.importAll();
        journey.transfer();
        return journey;
    }

    private static void pace(Journey journey) {
        journey.limits = LimitOptions.unpaced().withWriters(1).withRates(Optional.empty(), Optional.of(PER_HOUR));
        journey.restart();
    }

    @Test
    void an_issue_that_had_to_wait_for_its_edit_is_read_again() throws Exception {
        LegacyIssues tracker = new LegacyIssues();
        for (int i = 1; i <= PER_HOUR + 2; i++) {
            tracker.add("See bpo-1.");
        }
        try (Journey journey = moved(tracker.all())) {
            pace(journey);
            int last = PER_HOUR + 2;
            time.somebody = Optional.of(() -> edit(journey, last));

            RewriteSummary summary = journey.rewrite();

            theirWordsStay(journey, last, summary, PER_HOUR + 2);
        }
    }

    @Test
    void what_has_no_room_in_a_document_that_went_is_read_again_for_the_next() throws Exception {
        try (Journey journey = moved(crowd(PER_HOUR + 3))) {
            pace(journey);
            time.somebody = Optional.of(() -> editLastComment(journey));

            RewriteSummary summary = journey.rewrite();

            theirWordsStay(journey, summary);
        }
    }

    @Test
    void an_answer_is_in_the_ledger_before_the_wait_for_the_next_document() throws Exception {
        try (Journey journey = moved(crowd(PER_HOUR + 3))) {
            pace(journey);
            List<String> kept = new ArrayList<>();
            time.somebody = Optional.of(() ->
                    kept.add(journey.ledger().view().note("rewrite.under-way").orElse("?")));

            journey.rewrite();

            assertThat(kept).containsExactly("");
        }
    }

    @Test
    void a_stop_during_the_wait_leaves_the_issue_to_the_next_run() throws Exception {
        LegacyIssues tracker = new LegacyIssues();
        for (int i = 1; i <= PER_HOUR + 2; i++) {
            tracker.add("See bpo-1.");
        }
        try (Journey journey = moved(tracker.all())) {
            pace(journey);
            boolean[] raised = {false};
            time.somebody = Optional.of(() -> raised[0] = true);

            assertThat(journey.rewriting(() -> raised[0]).run().edits()).isEqualTo(PER_HOUR);

            assertThat(journey.ledger().view().counts().of(ItemState.SETTLED)).isEqualTo(PER_HOUR);
            assertThat(journey.rewrite().edits()).isEqualTo(2);
            assertThat(journey.verify().isClean()).as("%s", journey.differences).isTrue();
        }
    }

    @Test
    void with_the_map_alone_what_had_to_wait_is_read_again() throws Exception {
        List<Issue> issues = new LegacyIssues()
                .add(references(PER_HOUR - 2))
                .add(references(PER_HOUR - 2))
                .all();
        try (Journey journey = moved(issues)) {
            LazyScene.writeMap(journey);
            pace(journey);
            List<Collision> collisions = new ArrayList<>();
            LazyScene.of(journey, new ArrayList<>(), collisions).run(new FinalNumber(1));
            // There is room for two edits and not for eight.
            time.somebody = Optional.of(() -> edit(journey, 2));

            LazyScene.of(journey, new ArrayList<>(), collisions).run(new FinalNumber(2));

            assertThat(time.somebody).isEmpty();
            assertThat(collisions).isEmpty();
            assertThat(Finals.of(journey, Journey.TARGET, 2).body())
                    .startsWith("Mine.")
                    .contains("See #1.");
            assertThat(journey.rewriting(StopSignal.never()).run().edits()).isZero();
        }
    }

    private static String[] references(int texts) {
        String[] all = new String[texts];
        Arrays.fill(all, "See bpo-1.");
        return all;
    }

    /** One issue with so many texts. */
    private static List<Issue> crowd(int texts) {
        return new LegacyIssues().add(references(texts)).all();
    }

    private static void edit(Journey journey, int issue) {
        String body = Finals.of(journey, Journey.TARGET, issue).body();
        journey.hub.hands().editBody(Journey.TARGET, issue, "reader", "Mine.\n\n" + body);
    }

    private static void editLastComment(Journey journey) {
        var comments = Finals.of(journey, Journey.TARGET, 1).comments();
        int last = comments.size() - 1;
        journey.hub
                .hands()
                .editComment(
                        Journey.TARGET,
                        1,
                        last,
                        "reader",
                        "Mine.\n\n" + comments.get(last).body());
    }

    private void theirWordsStay(Journey journey, int issue, RewriteSummary summary, int edits) {
        assertThat(time.somebody).isEmpty();
        assertThat(summary.collisions()).isZero();
        assertThat(summary.edits()).isEqualTo(edits);
        assertThat(Finals.of(journey, Journey.TARGET, issue).body())
                .startsWith("Mine.")
                .contains("See #1.");
        assertThat(journey.verify().isClean()).as("%s", journey.differences).isTrue();
    }

    private void theirWordsStay(Journey journey, RewriteSummary summary) {
        assertThat(time.somebody).isEmpty();
        assertThat(summary.collisions()).isZero();
        assertThat(summary.edits()).isEqualTo(PER_HOUR + 3);
        var comments = Finals.of(journey, Journey.TARGET, 1).comments();
        assertThat(comments.get(comments.size() - 1).body()).startsWith("Mine.").contains("See #1.");
        assertThat(journey.verify().isClean()).as("%s", journey.differences).isTrue();
    }
}
