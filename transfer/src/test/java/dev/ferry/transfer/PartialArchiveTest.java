package dev.ferry.transfer;

import static dev.ferry.transfer.NewerArchiveScene.OLD;
import static dev.ferry.transfer.NewerArchiveScene.assertLikeAFreshImport;
import static dev.ferry.transfer.NewerArchiveScene.journey;
import static dev.ferry.transfer.NewerArchiveScene.later;
import static dev.ferry.transfer.NewerArchiveScene.parts;
import static dev.ferry.transfer.NewerArchiveScene.rendered;
import static dev.ferry.transfer.NewerArchiveScene.sending;
import static dev.ferry.transfer.NewerArchiveScene.submit;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ferry.archive.ArchiveSource;
import dev.ferry.archive.Issue;
import dev.ferry.archive.LegacyId;
import dev.ferry.fixtures.hub.IssueView;
import dev.ferry.importer.Importer;
import dev.ferry.importer.NewerArchive.Changes;
import dev.ferry.importer.Selection;
import dev.ferry.mapping.StagingNumber;
import dev.ferry.mapping.StopSignal;
import dev.ferry.mapping.ledger.Fate;
import dev.ferry.mapping.ledger.FindingRow;
import dev.ferry.mapping.ledger.ItemState;
import dev.ferry.mapping.ledger.StagingIssue;
import dev.ferry.mapping.ledger.Transition;
import dev.ferry.mapping.render.RenderedIssue;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A migration goes on with an archive that was exported with a filter, which proves no absence. */
class PartialArchiveTest {
    @TempDir
    Path folder;

    @Test
    void an_archive_of_some_issues_removes_nothing() throws Exception {
        try (Journey journey = journey(folder)) {
            journey.importSome(Selection.only("1-4"), StopSignal.never());
            new Importer(journey.importJob(StopSignal.never())).plan(Selection.all());
            partial(journey, "2,6", List.of(later().get(1), OLD.get(5)));

            Changes changes = journey.takeUp();
            journey.importAll();

            assertThat(changes.absent()).isEqualTo(4);
            assertThat(changes.findings()).containsExactly(new FindingRow(LegacyIssues.id(2), Fate.STAGED, false));
            assertThat(Finals.origins(journey, Journey.STAGING))
                    .extracting(LegacyId::value)
                    .containsExactlyInAnyOrder("1", "2", "3", "4", "6");
            assertThat(Finals.of(journey, Journey.STAGING, 2).comments())
                    .extracting(IssueView.CommentView::body)
                    .anyMatch(body -> body.contains("Said later."));
            assertThat(journey.ledger().view().counts().of(ItemState.PLANNED)).isEqualTo(1);
        }
    }

    /** What was begun and the filtered archive does not hold: never sent, in doubt, under way, lacking comments. */
    @Test
    void what_was_begun_waits_for_an_archive_that_holds_it() throws Exception {
        try (Journey journey = journey(folder)) {
            new Importer(journey.importJob(StopSignal.never())).plan(Selection.all());
            journey.ledger()
                    .commit(List.of(
                            sending(journey, 1),
                            new Transition.NotMade(LegacyIssues.id(1), "refused"),
                            sending(journey, 2),
                            sending(journey, 3)));
            submit(journey, rendered(journey, 3), true);
            RenderedIssue four = rendered(journey, 4);
            submit(journey, four, false);
            int number = Finals.of(journey, Journey.STAGING, 4).number();
            journey.ledger()
                    .commit(List.of(
                            new Transition.Sending(LegacyIssues.id(4), parts(four), 1),
                            new Transition.IssueMade(
                                    LegacyIssues.id(4), new StagingIssue(new StagingNumber(number), Optional.empty())),
                            new Transition.PartSending(
                                    LegacyIssues.id(4), 1, parts(four).get(1).text())));
            journey.restart();
            partial(journey, "6", List.of(OLD.get(5)));
            journey.takeUp();

            assertThat(journey.importAll().imported()).isEqualTo(2);

            assertThat(states(journey))
                    .containsExactly(
                            ItemState.IMPORTING,
                            ItemState.IMPORTING,
                            ItemState.IMPORTED,
                            ItemState.IMPORTING,
                            ItemState.PLANNED,
                            ItemState.IMPORTED);
            journey.restart();
            journey.newer(Cargo.WHOLE, OLD);
            journey.takeUp();
            journey.importAll();
            assertThat(states(journey)).hasSize(OLD.size()).containsOnly(ItemState.IMPORTED);
            assertThat(Finals.origins(journey, Journey.STAGING))
                    .containsExactlyInAnyOrderElementsOf(LegacyIssues.ids(1, OLD.size()));
            assertThat(Finals.comments(Finals.of(journey, Journey.STAGING, 4)))
                    .containsExactly("message:402", "message:403");
            assertThat(journey.barrier().incomplete()).isEmpty();
        }
    }

    @Test
    void what_was_outdated_is_made_anew_by_an_archive_that_holds_it() throws Exception {
        try (Journey journey = journey(folder)) {
            journey.importAll();
            journey.newer(later());
            journey.takeUp();
            partial(journey, "6", List.of(OLD.get(5)));
            journey.takeUp();
            journey.importAll();
            assertThat(journey.ledger()
                            .view()
                            .item(LegacyIssues.id(4))
                            .orElseThrow()
                            .state())
                    .isEqualTo(ItemState.SKIPPED);
            journey.newer(Cargo.WHOLE, later());
            journey.takeUp();

            journey.importAll();

            assertLikeAFreshImport(journey, later());
        }
    }

    /** Whoever edits them by hand needs the list until the work is done. */
    @Test
    void what_was_transferred_and_changed_stays_named_until_an_archive_that_holds_it_has_it_as_it_is()
            throws Exception {
        try (Journey journey = journey(folder)) {
            journey.importSome(Selection.only("1-4"), StopSignal.never());
            journey.transfer();
            journey.newer(later());
            journey.takeUp();
            assertThat(left(journey)).containsExactly("2", "3", "4");

            partial(journey, "2,6", List.of(OLD.get(1), OLD.get(5)));
            journey.takeUp();

            assertThat(left(journey)).containsExactly("3", "4");
            journey.newer(Cargo.WHOLE, OLD);
            journey.takeUp();
            assertThat(left(journey)).isEmpty();
        }
    }

    private static List<String> left(Journey journey) {
        return journey.ledger().view().newerArchive().leftBehind().stream()
                .map(row -> row.item().id().value())
                .toList();
    }

    private static List<ItemState> states(Journey journey) {
        List<ItemState> states = new ArrayList<>();
        journey.ledger().view().items().forEach(item -> states.add(item.state()));
        return states;
    }

    private static void partial(Journey journey, String ids, List<Issue> issues) {
        journey.newer(
                new ArchiveSource(
                        "roundup",
                        LegacyIssues.TRACKER,
                        "sqlite",
                        List.of(),
                        List.of(),
                        Map.of(ArchiveSource.ONLY, List.of(ids))),
                issues);
    }
}
