package dev.ferry.transfer;

import static dev.ferry.transfer.NewerArchiveScene.announced;
import static dev.ferry.transfer.NewerArchiveScene.assertLikeAFreshImport;
import static dev.ferry.transfer.NewerArchiveScene.assertMigratedLikeAFreshImport;
import static dev.ferry.transfer.NewerArchiveScene.change;
import static dev.ferry.transfer.NewerArchiveScene.deletions;
import static dev.ferry.transfer.NewerArchiveScene.events;
import static dev.ferry.transfer.NewerArchiveScene.journey;
import static dev.ferry.transfer.NewerArchiveScene.later;
import static dev.ferry.transfer.NewerArchiveScene.parts;
import static dev.ferry.transfer.NewerArchiveScene.rendered;
import static dev.ferry.transfer.NewerArchiveScene.said;
import static dev.ferry.transfer.NewerArchiveScene.sending;
import static dev.ferry.transfer.NewerArchiveScene.submit;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ferry.archive.Issue;
import dev.ferry.fixtures.hub.SimulatedGitHub;
import dev.ferry.fixtures.hub.faults.Fault;
import dev.ferry.fixtures.hub.faults.Faults;
import dev.ferry.importer.Importer;
import dev.ferry.importer.Selection;
import dev.ferry.mapping.StagingNumber;
import dev.ferry.mapping.StopSignal;
import dev.ferry.mapping.ledger.FindingRow;
import dev.ferry.mapping.ledger.ItemState;
import dev.ferry.mapping.ledger.StagingIssue;
import dev.ferry.mapping.ledger.Transition;
import dev.ferry.mapping.render.RenderedIssue;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A newer archive meets issues of which nobody knows whether, or as what, they are on staging. */
class NewerArchiveInDoubtTest {
    @TempDir
    Path folder;

    @Test
    void an_issue_in_doubt_is_looked_for_first_and_then_made_anew() throws Exception {
        try (Journey journey = journey(folder)) {
            journey.importAll();
            for (int issue : List.of(2, 4)) {
                announced(journey, issue);
            }
            journey.restart();
            journey.newer(later());
            assertThat(journey.takeUp().findings())
                    .extracting(FindingRow::item)
                    .contains(LegacyIssues.id(2), LegacyIssues.id(4));

            journey.importAll();

            assertLikeAFreshImport(journey, later());
        }
    }

    @Test
    void an_issue_in_doubt_that_was_never_made_is_made_once_or_not_at_all() throws Exception {
        try (Journey journey = journey(folder)) {
            journey.importSome(Selection.only("1,3,5-6"), StopSignal.never());
            new Importer(journey.importJob(StopSignal.never())).plan(Selection.all());
            for (int issue : List.of(2, 4)) {
                journey.ledger().commit(sending(journey, issue));
            }
            journey.restart();

            becomesLikeAFreshImport(journey);
            assertThat(journey.ledger()
                            .view()
                            .item(LegacyIssues.id(4))
                            .orElseThrow()
                            .state())
                    .isEqualTo(ItemState.SKIPPED);
        }
    }

    @Test
    void an_import_under_way_is_followed_to_its_end_and_then_made_anew() throws Exception {
        try (Journey journey = journey(folder)) {
            journey.importAll();
            long id = journey.ledger()
                    .view()
                    .parts(LegacyIssues.id(2))
                    .get(0)
                    .importId()
                    .orElseThrow();
            announced(journey, 2);
            journey.ledger().commit(new Transition.Pending(LegacyIssues.id(2), id));
            journey.restart();

            becomesLikeAFreshImport(journey);
        }
    }

    @Test
    void an_issue_that_lacks_comments_gets_none_any_more_and_is_made_anew() throws Exception {
        try (Journey journey = journey(folder)) {
            journey.importSome(Selection.only("1,3-6"), StopSignal.never());
            new Importer(journey.importJob(StopSignal.never())).plan(Selection.all());
            RenderedIssue two = rendered(journey, 2);
            int number = journey.hub.hands().openIssue(Journey.STAGING, Journey.BOT, two.title(), two.body());
            journey.ledger()
                    .commit(List.of(
                            new Transition.Sending(LegacyIssues.id(2), parts(two), 1),
                            new Transition.IssueMade(
                                    LegacyIssues.id(2),
                                    new StagingIssue(new StagingNumber(number), Optional.empty()))));

            becomesLikeAFreshImport(journey);
        }
    }

    @Test
    void an_issue_in_doubt_that_lacks_comments_is_found_and_made_anew_without_them() throws Exception {
        try (Journey journey = journey(folder)) {
            journey.importSome(Selection.only("1,3-6"), StopSignal.never());
            new Importer(journey.importJob(StopSignal.never())).plan(Selection.all());
            RenderedIssue two = rendered(journey, 2);
            journey.ledger().commit(new Transition.Sending(LegacyIssues.id(2), parts(two), 1));
            submit(journey, two, false);
            journey.restart();
            journey.newer(later());
            journey.takeUp();

            journey.importAll();

            assertThat(events(journey, "sending part")).isZero();
            assertThat(deletions(journey)).isEqualTo(4);
            assertLikeAFreshImport(journey, later());
        }
    }

    /** What the server does late: the request with the older words alone, or both, in this order. */
    @ParameterizedTest
    @ValueSource(strings = {"older", "older, newer", "newer, older"})
    void a_late_request_with_older_words_never_stands_for_the_newer_ones(String order) throws Exception {
        try (Journey journey = journey(folder)) {
            journey.importSome(Selection.only("1,3,5-6"), StopSignal.never());
            new Importer(journey.importJob(StopSignal.never())).plan(Selection.all());
            RenderedIssue older = rendered(journey, 2);
            journey.ledger().commit(sending(journey, 2));
            journey.newer(later());
            journey.takeUp();
            // It was looked for and not found, then the newer words were sent and the run was killed.
            journey.ledger()
                    .commit(List.of(
                            new Transition.Missed(LegacyIssues.id(2)),
                            new Transition.Anew(LegacyIssues.id(2), "not found"),
                            sending(journey, 2)));
            for (String words : order.split(", ")) {
                submit(journey, words.equals("older") ? older : rendered(journey, 2), true);
            }
            journey.restart();

            journey.importAll();

            assertMigratedLikeAFreshImport(journey, later());
            // What is left over is put aside and never moved.
            journey.transfer();
            assertThat(Finals.origins(journey)).doesNotHaveDuplicates().hasSize(later().size());
        }
    }

    @Test
    void a_walk_through_the_imports_that_ended_before_the_kill_counts_once() throws Exception {
        try (Journey journey = journey(folder)) {
            journey.importSome(Selection.only("1,3,5-6"), StopSignal.never());
            new Importer(journey.importJob(StopSignal.never())).plan(Selection.all());
            Instant sent = journey.time.instant();
            journey.ledger()
                    .commit(List.of(
                            sending(journey, 2),
                            new Transition.Unconfirmed(LegacyIssues.id(2), "no answer", Optional.of(sent))));
            // As it is kept between its last page and what follows from it.
            journey.ledger()
                    .putNote(
                            "reconciliation.sweep",
                            ("{'began':'" + sent.plus(Journey.QUIET.multipliedBy(2)) + "','oldest':'" + sent
                                            + "','way':'NEWEST_FIRST','pending':false,'done':true,'items':['2']}")
                                    .replace('\'', '"'));
            journey.time.sleep(Journey.QUIET.multipliedBy(3));
            journey.restart();

            becomesLikeAFreshImport(journey);
        }
    }

    @Test
    void an_issue_that_is_sent_anew_in_the_round_that_looked_for_it_may_be_in_doubt_again() throws Exception {
        int last = 540;
        List<Issue> issues = LegacyIssues.plain(last, 1);
        List<Issue> later = new ArrayList<>(issues);
        change(later, last, issue -> said(issue, "Said later."));
        try (Journey journey = Journey.ofIssues(folder, SimulatedGitHub.builder(), issues)) {
            new Importer(journey.importJob(StopSignal.never())).plan(Selection.all());
            journey.ledger().commit(sending(journey, last));
            journey.restart();
            journey.newer(later);
            journey.takeUp();
            journey.hub
                    .faults()
                    .next(
                            LostImportAnswersTest.holding(Faults.call("POST", "/import/issues"), "Said later."),
                            Fault.dropBefore());

            journey.importAll();

            assertThat(journey.hub.faults().outstanding()).isZero();
            assertThat(journey.ledger().view().counts().of(ItemState.IMPORTED)).isEqualTo(last);
            assertThat(Finals.origins(journey, Journey.STAGING)).doesNotHaveDuplicates();
        }
    }

    private static void becomesLikeAFreshImport(Journey journey) throws Exception {
        journey.newer(later());
        journey.takeUp();

        journey.importAll();

        assertLikeAFreshImport(journey, later());
    }
}
