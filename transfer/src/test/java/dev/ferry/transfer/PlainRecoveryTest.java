package dev.ferry.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ferry.fixtures.contract.GitHubContract;
import dev.ferry.fixtures.hub.IssueView;
import dev.ferry.fixtures.hub.SimulatedGitHub;
import dev.ferry.importer.Selection;
import dev.ferry.importer.recovery.RecoverySummary;
import dev.ferry.mapping.StopSignal;
import dev.ferry.mapping.ledger.ImportDriver;
import dev.ferry.mapping.ledger.ItemState;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A ledger that is lost while issues and comments are made one by one, and the way back to the same end. */
@Tag("slow")
class PlainRecoveryTest {
    private static final int ISSUES = 6;
    private static final String COMMENT = "POST /repos/{owner}/{repo}/issues/{issue_number}/comments";
    private static final String CREATE = "POST /repos/{owner}/{repo}/issues";

    private static final GitHubContract CONTRACT = GitHubContract.load();

    @TempDir
    Path folder;

    private final List<String> findings = new CopyOnWriteArrayList<>();

    @Test
    void stopped_in_the_middle_of_an_issue_the_end_is_that_of_an_undisturbed_run() throws Exception {
        Map<Integer, List<String>> wanted = undisturbed();
        try (Journey journey = journey("lost")) {
            journey.workers = 1;
            // Each issue has two comments: the second issue is left with one of them, and open.
            journey.importSome(Selection.all(), afterComments(journey, 3));
            IssueView half = Finals.of(journey, Journey.STAGING, 2);
            assertThat(half.comments()).hasSize(1);
            assertThat(half.open()).isTrue();

            RecoverySummary summary = RecoveryScene.recover(journey);

            assertThat(ImportDriver.chosen(journey.ledger().view())).hasValue(ImportDriver.REST);
            assertThat(summary.of(ItemState.IMPORTED)).isEqualTo(1);
            assertThat(summary.of(ItemState.IMPORTING)).isEqualTo(1);
            assertThat(summary.notices()).anyMatch(notice -> notice.contains("rest") && notice.contains("issue 1"));
            RecoveryScene.goOn(journey);

            // None was made anew.
            assertThat(journey.hub.state().requests())
                    .containsEntry(CREATE, (long) ISSUES)
                    .containsEntry(COMMENT, 2L * ISSUES);
            assertEndIs(wanted, journey);
        }
    }

    @Test
    void an_issue_with_all_its_comments_that_was_not_closed_yet_is_closed_and_not_made_anew() throws Exception {
        Map<Integer, List<String>> wanted = undisturbed();
        try (Journey journey = journey("lost")) {
            journey.importAll();
            journey.hub
                    .hands()
                    .reopen(
                            Journey.STAGING,
                            Finals.of(journey, Journey.STAGING, 4).number(),
                            Journey.BOT);

            assertThat(RecoveryScene.recover(journey).of(ItemState.IMPORTING)).isEqualTo(1);
            RecoveryScene.goOn(journey);

            assertThat(journey.hub.state().requests()).containsEntry(CREATE, (long) ISSUES);
            assertEndIs(wanted, journey);
        }
    }

    @Test
    void where_every_text_was_rewritten_the_driver_is_asked_for_and_kept() throws Exception {
        Map<Integer, List<String>> wanted = undisturbed();
        try (Journey journey = journey("lost")) {
            RecoveryScene.goOn(journey);

            RecoverySummary summary = RecoveryScene.recover(journey, ImportDriver.REST);

            assertThat(summary.of(ItemState.MOVED)).isEqualTo(ISSUES);
            assertThat(summary.notices()).anyMatch(notice -> notice.contains("rest") && notice.contains("as asked"));
            RecoveryScene.goOn(journey);
            assertEndIs(wanted, journey);
        }
    }

    private void assertEndIs(Map<Integer, List<String>> wanted, Journey journey) {
        assertThat(Finals.texts(journey)).isEqualTo(wanted);
        assertThat(journey.hub.state().issues(Journey.STAGING)).isEmpty();
        assertThat(journey.verify().isClean()).as("%s", journey.differences).isTrue();
        assertThat(journey.hub.state().violations()).isEmpty();
        // Each request as GitHub published it.
        assertThat(findings).isEmpty();
    }

    private Map<Integer, List<String>> undisturbed() throws Exception {
        try (Journey calm = journey("calm")) {
            RecoveryScene.goOn(calm);
            return Finals.texts(calm);
        }
    }

    private static StopSignal afterComments(Journey journey, long comments) {
        return () -> journey.hub.state().requests().getOrDefault(COMMENT, 0L) >= comments;
    }

    private Journey journey(String name) throws IOException {
        LegacyIssues tracker = new LegacyIssues();
        for (int i = 1; i <= ISSUES; i++) {
            tracker.add(
                    Map.of("status", "closed"),
                    "See issue" + (i % ISSUES + 1) + ".",
                    "In msg" + (i * 100 + 1) + " of issue" + i + ".",
                    "The last word, `issue1` in code.");
        }
        return Journey.ofIssues(
                        folder.resolve(name),
                        SimulatedGitHub.builder()
                                .withoutImportApi()
                                .observer(exchange -> findings.addAll(CONTRACT.check(exchange))),
                        tracker.all())
                .by(ImportDriver.REST);
    }
}
