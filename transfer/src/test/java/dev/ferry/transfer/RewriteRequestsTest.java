package dev.ferry.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ferry.fixtures.hub.SimulatedGitHub;
import dev.ferry.mapping.ledger.ItemState;
import dev.ferry.transfer.rewrite.RewriteSummary;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is right already is read once; what is to be edited is read again directly before. */
class RewriteRequestsTest {
    private static final int ISSUES = 200;
    /** Each so many-th issue refers to another. */
    private static final int REFERRING = 5;

    @TempDir
    Path folder;

    private final AtomicInteger reads = new AtomicInteger();

    private Journey moved() throws Exception {
        LegacyIssues tracker = new LegacyIssues();
        for (int i = 1; i <= ISSUES; i++) {
            tracker.add(i % REFERRING == 0 ? "See bpo-1 and msg202." : "Words.", "More words.");
        }
        Journey journey = Journey.ofIssues(
                folder,
                SimulatedGitHub.builder().observer(exchange -> {
                    if (new String(exchange.requestBody(), StandardCharsets.UTF_8).contains("i0: issue(")) {
                        reads.incrementAndGet();
                    }
                }),
                tracker.all());
        journey.importAll();
        journey.transfer();
        reads.set(0);
        return journey;
    }

    @Test
    void only_issues_that_are_to_be_edited_are_read_twice() throws Exception {
        try (Journey journey = moved()) {
            long before = journey.hub.state().requestCount();

            RewriteSummary summary = journey.rewrite();

            assertThat(summary.edits()).isEqualTo(ISSUES / REFERRING);
            assertThat(summary.issues()).isEqualTo(ISSUES);
            // Fifty at once for the look, ten at once before their edits.
            assertThat(reads.get()).isEqualTo(ISSUES / 50 + ISSUES / REFERRING / 10);
            // The edits of ten issues are one document.
            assertThat(journey.hub.state().requestCount() - before)
                    .isLessThanOrEqualTo(reads.get() + ISSUES / REFERRING / 10 + 1);
            assertThat(journey.verify().isClean()).as("%s", journey.differences).isTrue();
            reads.set(0);
            assertThat(journey.rewrite().edits()).isZero();
            assertThat(reads.get()).isZero();
        }
    }

    @Test
    void a_look_that_is_stopped_again_and_again_gets_to_its_end_and_reads_nothing_twice() throws Exception {
        try (Journey journey = moved()) {
            long settled = 0;
            for (int chunk = 1; chunk <= ISSUES / 50; chunk++) {
                reads.set(0);
                journey.rewriting(() -> reads.get() > 0).run();
                assertThat(reads.get()).isEqualTo(1);
                long now = journey.ledger().view().counts().of(ItemState.SETTLED);
                assertThat(now).isGreaterThan(settled);
                settled = now;
                journey.restart();
            }
            assertThat(settled).isEqualTo(ISSUES - ISSUES / REFERRING);
            reads.set(0);
            RewriteSummary last = journey.rewrite();
            assertThat(last.edits()).isEqualTo(ISSUES / REFERRING);
            assertThat(reads.get()).isEqualTo(ISSUES / REFERRING / 10);
            assertThat(journey.verify().isClean()).as("%s", journey.differences).isTrue();
        }
    }
}
