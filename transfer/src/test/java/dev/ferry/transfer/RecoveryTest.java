package dev.ferry.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ferry.archive.DataException;
import dev.ferry.archive.Issue;
import dev.ferry.archive.LegacyId;
import dev.ferry.fixtures.hub.IssueView;
import dev.ferry.fixtures.hub.SimulatedGitHub;
import dev.ferry.github.RepositoryName;
import dev.ferry.importer.Barrier;
import dev.ferry.importer.Selection;
import dev.ferry.importer.recovery.DoubtfulRecoveryException;
import dev.ferry.importer.recovery.RecoverySummary;
import dev.ferry.mapping.Marker;
import dev.ferry.mapping.Origin;
import dev.ferry.mapping.StopSignal;
import dev.ferry.mapping.ledger.ItemRow;
import dev.ferry.mapping.ledger.ItemState;
import dev.ferry.mapping.ledger.PartRow;
import dev.ferry.mapping.ledger.PartState;
import dev.ferry.mapping.ledger.Transition;
import dev.ferry.transfer.move.OnFailure;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What stands on GitHub when a ledger is lost, state by state, and what a recovery makes of it. */
class RecoveryTest {
    private static final int ISSUES = 8;
    /** More stand in the next one. */
    private static final int ISSUES_AN_ENTRY = 500;

    @TempDir
    Path folder;

    @Test
    void what_was_moved_and_what_waits_on_staging_are_known_again_by_their_numbers() throws Exception {
        try (Journey journey = journey()) {
            journey.largestBatch = 1;
            journey.importAll();
            journey.barrier();
            journey.transfer(OnFailure.STOP, RecoveryScene.stopAfter(4));
            List<ItemRow> before = items(journey);
            RecoverySummary summary = RecoveryScene.recover(journey);

            assertThat(summary.notFound()).isZero();
            assertThat(summary.of(ItemState.MOVED)).isBetween(1L, ISSUES - 1L);
            List<ItemRow> after = items(journey);
            assertThat(after).extracting(ItemRow::id).isEqualTo(ids(before));
            assertThat(after)
                    .extracting(ItemRow::state)
                    .isEqualTo(before.stream().map(ItemRow::state).toList());
            assertThat(after)
                    .extracting(ItemRow::finalIssue)
                    .isEqualTo(before.stream().map(ItemRow::finalIssue).toList());
            assertThat(after)
                    .extracting(item -> item.staging().orElseThrow().number())
                    .isEqualTo(before.stream()
                            .map(item -> item.staging().orElseThrow().number())
                            .toList());
            assertThat(after)
                    .extracting(ItemRow::recordHash)
                    .isEqualTo(before.stream().map(ItemRow::recordHash).toList());
            RecoveryScene.goOn(journey);
            assertAllArrivedOnce(journey);
        }
    }

    @Test
    void comments_that_are_missing_at_the_end_follow_and_no_other() throws Exception {
        try (Journey journey = journey()) {
            journey.importAll();
            IssueView lacking = Finals.of(journey, Journey.STAGING, 3);
            deleteComment(journey, lacking, 1);
            assertThat(RecoveryScene.recover(journey).of(ItemState.IMPORTING)).isEqualTo(1);

            List<PartRow> parts = journey.ledger().view().parts(LegacyIssues.id(3));
            assertThat(parts)
                    .extracting(PartRow::state)
                    .containsExactly(PartState.PRESENT, PartState.PRESENT, PartState.UNCONFIRMED);
            RecoveryScene.goOn(journey);
            assertThat(Finals.comments(Finals.of(journey, Journey.TARGET, 3)))
                    .containsExactly("message:302", "message:303");
            assertAllArrivedOnce(journey);
        }
    }

    @Test
    void a_comment_that_is_missing_in_the_middle_has_the_issue_made_anew() throws Exception {
        try (Journey journey = journey()) {
            journey.importAll();
            deleteComment(journey, Finals.of(journey, Journey.STAGING, 3), 0);
            RecoverySummary summary = RecoveryScene.recover(journey);

            assertThat(summary.notices()).anyMatch(notice -> notice.contains("makes it anew: 3"));
            RecoveryScene.goOn(journey);
            assertAllArrivedOnce(journey);
        }
    }

    @Test
    void of_two_issues_with_one_marker_the_whole_one_counts_and_the_other_is_put_aside() throws Exception {
        try (Journey journey = journey()) {
            journey.importAll();
            IssueView original = Finals.of(journey, Journey.STAGING, 2);
            int copy = journey.hub.hands().openIssue(Journey.STAGING, Journey.BOT, original.title(), original.body());
            assertThat(RecoveryScene.recover(journey).putAside()).isEqualTo(1);

            assertThat(journey.ledger().view().extras())
                    .singleElement()
                    .satisfies(extra -> assertThat(extra.number().value()).isEqualTo(copy));
            RecoveryScene.goOn(journey);
            assertThat(Finals.origins(journey)).isEqualTo(LegacyIssues.ids(1, ISSUES));
        }
    }

    @Test
    void a_strangers_text_with_a_marker_is_a_strangers() throws Exception {
        try (Journey journey = journey()) {
            journey.importSome(Selection.only("1-4"), StopSignal.never());
            String marker = new Marker(journey.ledger().id(), Origin.of(LegacyIssues.id(7))).line();
            journey.hub.hands().openIssue(Journey.TARGET, "passer-by", "Is this mine?", "Look:\n\n" + marker);
            IssueView first = Finals.of(journey, Journey.STAGING, 1);
            journey.hub
                    .hands()
                    .comment(
                            Journey.STAGING,
                            first.number(),
                            "passer-by",
                            "> old words\n\n" + first.comments().get(1).body());
            assertThatThrownBy(() -> RecoveryScene.recover(journey))
                    .isInstanceOf(DoubtfulRecoveryException.class)
                    .hasMessageContaining("passer-by")
                    .hasMessageContaining("--account");
            RecoverySummary summary = RecoveryScene.recover(journey, RecoveryScene.SURE);
            assertThat(summary.of(ItemState.IMPORTED)).isEqualTo(4);
            assertThat(journey.ledger().view().item(LegacyIssues.id(7))).isEmpty();
        }
    }

    @Test
    void an_issue_whose_marker_somebody_removed_is_known_by_its_comments_and_not_made_again() throws Exception {
        try (Journey journey = journey()) {
            RecoveryScene.goOn(journey);
            IssueView edited = Finals.of(journey, Journey.TARGET, 5);
            journey.hub.hands().editBody(Journey.TARGET, edited.number(), "someone", "All different.");
            journey.hub.hands().rename(Journey.TARGET, edited.number(), "someone", "Another title");
            RecoverySummary summary = RecoveryScene.recover(journey);

            assertThat(summary.notices()).anyMatch(notice -> notice.contains("removed its marker: 5 ("));
            assertThat(journey.ledger()
                            .view()
                            .item(LegacyIssues.id(5))
                            .orElseThrow()
                            .finalIssue()
                            .orElseThrow()
                            .number()
                            .value())
                    .isEqualTo(edited.number());
            assertThat(journey.importAll().imported()).isZero();
        }
    }

    @Test
    void an_issue_without_marker_and_comments_is_known_by_title_and_date_and_any_other_is_asked_about()
            throws Exception {
        LegacyIssues tracker = new LegacyIssues().add("One.").add("Two.").add("Three.");
        try (Journey journey = Journey.ofIssues(folder, SimulatedGitHub.builder(), tracker.all())) {
            RecoveryScene.goOn(journey);
            int second = Finals.of(journey, Journey.TARGET, 2).number();
            journey.hub.hands().editBody(Journey.TARGET, second, "someone", "Rewritten.");
            assertThat(RecoveryScene.recover(journey).of(ItemState.MOVED)).isEqualTo(3);

            journey.hub.hands().rename(Journey.TARGET, second, "someone", "And the title, too");
            assertThatThrownBy(() -> RecoveryScene.recover(journey))
                    .isInstanceOf(DoubtfulRecoveryException.class)
                    .hasMessageContaining(Journey.TARGET + "#" + second)
                    .hasMessageContaining("issue:NUMBER -->");
        }
    }

    @Test
    void what_was_deleted_in_the_final_repository_does_not_come_back_by_itself() throws Exception {
        try (Journey journey = journey()) {
            RecoveryScene.goOn(journey);
            journey.hub
                    .hands()
                    .deleteIssue(
                            Journey.TARGET,
                            Finals.of(journey, Journey.TARGET, 4).number(),
                            "owner");
            assertThat(RecoveryScene.recover(journey).of(ItemState.FAILED)).isEqualTo(1);

            assertThat(journey.importAll().imported()).isZero();
            ItemRow failed = journey.ledger().view().failures().iterator().next();
            assertThat(failed.id()).isEqualTo(LegacyIssues.id(4));
            assertThat(failed.failure().orElseThrow().category()).isEqualTo("NOT_FOUND");
            // Unless somebody wants it to.
            journey.ledger().commit(new Transition.Requeued(failed.id()));
            assertThat(journey.importAll().imported()).isEqualTo(1);
        }
    }

    @Test
    void what_somebody_moved_to_a_third_repository_is_not_made_again() throws Exception {
        try (Journey journey = Journey.ofIssues(
                folder, SimulatedGitHub.builder().repository("example/elsewhere"), LegacyIssues.plain(ISSUES, 3))) {
            journey.largestBatch = 1;
            journey.importAll();
            journey.barrier();
            journey.transfer(OnFailure.STOP, RecoveryScene.stopAfter(4));
            TransferScene.moveByHand(journey, ISSUES - 1, "example/elsewhere");
            assertThat(RecoveryScene.recover(journey).of(ItemState.FAILED)).isEqualTo(1);

            ItemRow failed = journey.ledger().view().failures().iterator().next();
            assertThat(failed.id()).isEqualTo(LegacyIssues.id(ISSUES - 1));
            assertThat(failed.failure().orElseThrow().category()).isEqualTo("MOVED_AWAY");
            assertThat(journey.importAll().imported()).isZero();
        }
    }

    @Test
    void a_newer_archive_has_what_differs_made_anew_on_staging_and_what_is_gone_asked_about() throws Exception {
        try (Journey journey = journey()) {
            journey.importAll();
            List<Issue> newer = new ArrayList<>(new LegacyIssues()
                    .add("Changed words.", "Text 2 of issue number 1.", "Text 3 of issue number 1.")
                    .all());
            newer.addAll(archived(journey).subList(1, ISSUES - 1));
            journey.newer(newer);

            assertThatThrownBy(() -> RecoveryScene.recover(journey))
                    .isInstanceOf(DoubtfulRecoveryException.class)
                    .hasMessageContaining("not in this archive (" + ISSUES + ")");
            RecoveryScene.recover(journey, RecoveryScene.SURE);
            RecoveryScene.goOn(journey);

            assertThat(Finals.of(journey, Journey.TARGET, 1).body()).contains("Changed words.");
            assertThat(Finals.origins(journey)).isEqualTo(LegacyIssues.ids(1, ISSUES - 1));
            assertThat(journey.ledger()
                            .view()
                            .item(LegacyIssues.id(ISSUES))
                            .orElseThrow()
                            .state())
                    .isEqualTo(ItemState.SKIPPED);
        }
    }

    @Test
    void nothing_is_written_where_no_issue_bears_the_marker_and_a_recovery_may_be_done_again() throws Exception {
        try (Journey journey = journey()) {
            assertThatThrownBy(() -> RecoveryScene.recover(journey))
                    .isInstanceOf(DoubtfulRecoveryException.class)
                    .hasMessageContaining("--list");
        }
    }

    @Test
    void killed_before_its_end_it_leaves_no_migration() throws Exception {
        try (Journey journey = journey()) {
            journey.importAll();
            assertThatThrownBy(() -> RecoveryScene.recover(journey, RecoveryScene.UNSURE, found -> {
                        throw new IllegalStateException("killed");
                    }))
                    .hasMessage("killed");

            assertThat(RecoveryScene.recover(journey).of(ItemState.IMPORTED)).isEqualTo(ISSUES);
        }
    }

    @Test
    void a_damaged_archive_is_named_and_not_taken_for_a_damaged_ledger() throws Exception {
        String entry = "issues/000002.jsonl";
        try (Journey journey =
                Journey.ofIssues(folder, SimulatedGitHub.builder(), LegacyIssues.plain(ISSUES_AN_ENTRY + 1, 1))) {
            journey.importSome(Selection.only("1-2"), StopSignal.never());
            // The index is whole: the damage is met only where the issues are read one after the other.
            assertThat(journey.archive().title(LegacyIssues.id(1))).isPresent();
            flipAByte(journey.home().resolve("archive.zip"), entry);
            assertThatThrownBy(() -> RecoveryScene.recover(journey))
                    .isInstanceOf(DataException.class)
                    .hasMessageContaining(entry)
                    .hasMessageNotContaining("ledger");
        }
    }

    @Test
    void where_its_issues_come_from_and_what_else_is_to_be_kept_is_written_with_the_migration() throws Exception {
        try (Journey journey = journey()) {
            journey.importAll();
            RecoveryScene.recover(journey);

            assertThat(journey.ledger().view().note("archive.origin"))
                    .hasValueSatisfying(note -> assertThat(note).startsWith("roundup\n" + LegacyIssues.TRACKER));
            assertThat(journey.ledger().view().note(RecoveryScene.NOTE)).contains("kept");
        }
    }

    private Journey journey() throws Exception {
        return Journey.ofIssues(folder, SimulatedGitHub.builder(), LegacyIssues.plain(ISSUES, 3));
    }

    /** In the entry's packed bytes; both its name and what follows stand in the header before them. */
    private static void flipAByte(Path zip, String entry) throws IOException {
        try (RandomAccessFile file = new RandomAccessFile(zip.toFile(), "rw")) {
            byte[] all = new byte[(int) file.length()];
            file.readFully(all);
            int name = new String(all, StandardCharsets.ISO_8859_1).indexOf(entry);
            int extra = (all[name - 2] & 0xff) | (all[name - 1] & 0xff) << 8;
            int packed = name + entry.length() + extra + 20;
            file.seek(packed);
            file.write(all[packed] ^ 0xff);
        }
    }

    private static List<Issue> archived(Journey journey) {
        List<Issue> issues = new ArrayList<>();
        journey.archive().issues().forEach(issues::add);
        return issues;
    }

    private static List<ItemRow> items(Journey journey) {
        List<ItemRow> items = new ArrayList<>();
        journey.ledger().view().items().forEach(items::add);
        return items;
    }

    private static List<LegacyId> ids(List<ItemRow> items) {
        return items.stream().map(ItemRow::id).toList();
    }

    private static void deleteComment(Journey journey, IssueView issue, int place) {
        journey.github()
                .issues(RepositoryName.parse(Journey.STAGING))
                .deleteComment(issue.comments().get(place).id());
    }

    private static void assertAllArrivedOnce(Journey journey) {
        assertThat(Barrier.isPassed(journey.ledger())).isTrue();
        assertThat(Finals.origins(journey)).isEqualTo(LegacyIssues.ids(1, ISSUES));
        assertThat(journey.verify().isClean()).as("%s", journey.differences).isTrue();
        TransferScene.assertMapIsRight(journey);
    }
}
