package dev.ferry.transfer;

import static dev.ferry.transfer.NewerArchiveScene.OLD;
import static dev.ferry.transfer.NewerArchiveScene.assertLikeAFreshImport;
import static dev.ferry.transfer.NewerArchiveScene.deletions;
import static dev.ferry.transfer.NewerArchiveScene.journey;
import static dev.ferry.transfer.NewerArchiveScene.later;
import static dev.ferry.transfer.NewerArchiveScene.staging;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ferry.archive.LegacyId;
import dev.ferry.importer.ImportSummary;
import dev.ferry.importer.Importer;
import dev.ferry.importer.NewerArchive.Changes;
import dev.ferry.importer.Selection;
import dev.ferry.mapping.StopSignal;
import dev.ferry.mapping.ledger.Fate;
import dev.ferry.mapping.ledger.FindingRow;
import dev.ferry.mapping.ledger.ItemState;
import dev.ferry.mapping.ledger.Transition;
import dev.ferry.transfer.move.OnFailure;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A migration that goes on with a newer archive; the end is that of a fresh import of that archive. */
class NewerArchiveImportTest {
    @TempDir
    Path folder;

    @Test
    void changed_issues_are_made_anew_gone_ones_deleted_new_ones_imported() throws Exception {
        try (Journey journey = journey(folder)) {
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
        try (Journey journey = journey(folder)) {
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
        try (Journey journey = journey(folder)) {
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
        try (Journey journey = journey(folder)) {
            journey.importAll();
            journey.newer(OLD);

            assertThat(journey.takeUp().findings()).isEmpty();

            assertThat(journey.importAll().imported()).isZero();
            assertLikeAFreshImport(journey, OLD);
            assertThat(deletions(journey)).isZero();
        }
    }

    @Test
    void a_comparison_that_was_cut_short_is_forgotten_when_another_archive_comes() throws Exception {
        try (Journey journey = journey(folder)) {
            journey.importAll();
            journey.ledger().commit(new Transition.Found(LegacyIssues.id(6), Optional.empty()));
            journey.newer(later());

            assertThat(journey.takeUp().findings()).extracting(FindingRow::item).doesNotContain(LegacyIssues.id(6));
        }
    }

    @Test
    void transferred_issues_are_left_alone_and_named() throws Exception {
        try (Journey journey = journey(folder)) {
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
        try (Journey journey = journey(folder)) {
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
}
