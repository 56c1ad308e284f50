package dev.ferry.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ferry.archive.LegacyId;
import dev.ferry.fixtures.hub.SimulatedGitHub;
import dev.ferry.importer.Importer;
import dev.ferry.importer.Selection;
import dev.ferry.mapping.StopSignal;
import dev.ferry.mapping.ledger.Failure;
import dev.ferry.mapping.ledger.ItemState;
import dev.ferry.mapping.ledger.Transition;
import dev.ferry.transfer.verify.Kind;
import dev.ferry.transfer.verify.VerificationSummary;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What can not be compared is named, and told apart from what need not be. */
class VerifyRemainderTest {
    @TempDir
    Path folder;

    @Test
    void an_issue_that_failed_is_named_and_nothing_is_clean_without_it() throws Exception {
        try (Journey journey = Journey.ofIssues(folder, SimulatedGitHub.builder(), LegacyIssues.plain(2, 1))) {
            journey.importAll();
            journey.ledger()
                    .commit(new Transition.Failed(LegacyIssues.id(2), new Failure("TEST", "mend it", "broken")));

            VerificationSummary summary = journey.verify();

            assertThat(summary.items()).isEqualTo(1);
            assertThat(summary.of(Kind.WRONG)).isZero();
            assertThat(summary.isClean()).isFalse();
            assertThat(summary.notCompared().of(ItemState.FAILED)).isEqualTo(1);
            assertThat(journey.notCompared).containsExactly(LegacyIssues.id(2));
        }
    }

    @Test
    void an_issue_whose_move_is_in_doubt_is_named_and_nothing_is_clean_without_it() throws Exception {
        try (Journey journey = Journey.ofIssues(folder, SimulatedGitHub.builder(), LegacyIssues.plain(2, 1))) {
            journey.importAll();
            journey.ledger().commit(new Transition.Moving(LegacyIssues.id(1)));

            assertThat(journey.verify().isClean()).isFalse();
            assertThat(journey.notCompared).containsExactly(LegacyIssues.id(1));
        }
    }

    @Test
    void what_is_planned_only_or_not_even_planned_is_counted_and_no_fault() throws Exception {
        try (Journey journey = Journey.ofIssues(folder, SimulatedGitHub.builder(), LegacyIssues.plain(4, 1))) {
            journey.importSome(Selection.only("1"), StopSignal.never());
            new Importer(journey.importJob(StopSignal.never())).plan(Selection.only("2"));

            VerificationSummary summary = journey.verify();

            assertThat(summary.isClean()).as("%s", journey.differences).isTrue();
            assertThat(summary.notCompared().isNothing()).isFalse();
            assertThat(summary.notCompared().of(ItemState.PLANNED)).isEqualTo(1);
            assertThat(summary.notCompared().notPlanned()).isEqualTo(2);
            assertThat(summary.notCompared().firstNotPlanned()).isEqualTo(LegacyIssues.ids(3, 4));
            assertThat(journey.notCompared).containsExactly(LegacyIssues.id(2));
        }
    }

    @Test
    void of_many_that_are_not_planned_the_first_ten_are_named() throws Exception {
        try (Journey journey = Journey.ofIssues(folder, SimulatedGitHub.builder(), LegacyIssues.plain(14, 1))) {
            journey.importSome(Selection.only("2,5"), StopSignal.never());

            VerificationSummary summary = journey.verify();

            assertThat(summary.notCompared().notPlanned()).isEqualTo(12);
            assertThat(summary.notCompared().firstNotPlanned())
                    .containsExactly(Stream.of(1, 3, 4, 6, 7, 8, 9, 10, 11, 12)
                            .map(LegacyIssues::id)
                            .toArray(LegacyId[]::new));
        }
    }

    @Test
    void a_verification_that_is_stopped_in_the_look_for_doubles_says_so() throws Exception {
        try (Journey journey = Journey.ofIssues(folder, SimulatedGitHub.builder(), LegacyIssues.plain(120, 1))) {
            journey.importAll();
            journey.transfer();
            AtomicInteger asked = new AtomicInteger();

            // Three chunks of issues, then the pages of the look for doubles, of which there are two.
            VerificationSummary summary = journey.verify(() -> asked.incrementAndGet() > 4);

            assertThat(summary.items()).isEqualTo(120);
            assertThat(summary.stopped()).isTrue();
        }
    }
}
