package dev.ferry.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ferry.archive.Issue;
import dev.ferry.fixtures.hub.SimulatedGitHub;
import dev.ferry.mapping.StopSignal;
import dev.ferry.mapping.ledger.ItemRow;
import dev.ferry.mapping.ledger.ItemState;
import dev.ferry.transfer.rewrite.RewriteSummary;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is right already is read once; what is to be edited is read again directly before. */
@Tag("slow")
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
        return moved(tracker.all());
    }

    private Journey moved(List<Issue> issues) throws Exception {
        Journey journey = Journey.ofIssues(
                folder,
                SimulatedGitHub.builder().observer(exchange -> {
                    if (new String(exchange.requestBody(), StandardCharsets.UTF_8).contains("i0: issue(")) {
                        reads.incrementAndGet();
                    }
                }),
                issues);
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

    @Test
    void an_issue_that_is_rewritten_alone_during_the_look_is_gone_through_again() throws Exception {
        LegacyIssues tracker = new LegacyIssues().add("As said in msg6002.");
        for (int i = 2; i <= 60; i++) {
            tracker.add("Words.", "More words.");
        }
        try (Journey journey = moved(tracker.all())) {
            // Ends behind the first fifty, so that nobody knows yet where the comments of the sixtieth are.
            journey.rewriting(() -> reads.get() > 0).run();
            journey.restart();
            ItemRow one = journey.ledger().view().item(LegacyIssues.id(1)).orElseThrow();
            journey.rewriting(StopSignal.never()).one(one);
            journey.restart();

            journey.rewrite();

            assertThat(Finals.of(journey, Journey.TARGET, 1).body())
                    .contains("/issues/60#issuecomment-"
                            + Finals.of(journey, Journey.TARGET, 60)
                                    .comments()
                                    .get(0)
                                    .id());
        }
    }
}
