package dev.ferry.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ferry.fixtures.hub.SimulatedGitHub;
import dev.ferry.fixtures.hub.faults.Fault;
import dev.ferry.fixtures.hub.faults.FaultSchedule;
import dev.ferry.fixtures.hub.faults.Faults;
import dev.ferry.mapping.ledger.ItemState;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Lists that show what is new only minutes later: nothing stands twice in the final repository. */
@Tag("slow")
class LaggingListsTest {
    private static final int ISSUES = 8;
    private static final Duration LAG = Duration.ofMinutes(10);

    @TempDir
    Path folder;

    private Journey lagging() throws Exception {
        Journey journey = Journey.ofIssues(folder, SimulatedGitHub.builder(), LegacyIssues.plain(ISSUES, 2));
        journey.hub.faults().schedule(FaultSchedule.seeded(1, 1.0, List.of(Fault.listLags(LAG)), request -> true));
        return journey;
    }

    @Test
    void imports_that_no_list_shows_are_followed_one_by_one() throws Exception {
        try (Journey journey = lagging()) {
            assertThat(journey.importAll().imported()).isEqualTo(ISSUES);

            assertThat(LostImportAnswersTest.submissions(journey)).isEqualTo(ISSUES);
            assertThat(journey.barrier().missing()).isEmpty();
            assertThat(journey.ledger().view().counts().of(ItemState.IMPORTED)).isEqualTo(ISSUES);
            assertMovedOnce(journey);
        }
    }

    @Test
    void a_lost_import_that_is_shown_after_the_quiet_time_is_sent_twice_and_the_barrier_puts_one_aside()
            throws Exception {
        try (Journey journey = lagging()) {
            journey.hub.faults().next(Faults.call("POST", "/import/issues"), Fault.dropAfter());

            assertThat(journey.importAll().imported()).isEqualTo(ISSUES);
            assertThat(journey.hub.faults().outstanding()).isZero();
            assertThat(journey.hub.state().issues(Journey.STAGING))
                    .as("a list that lags is no proof, and after the quiet time there is nothing else")
                    .hasSize(ISSUES + 1);
            journey.hub.faults().clear();

            assertThat(journey.barrier().extras()).hasSize(1);
            assertMovedOnce(journey);
            assertThat(journey.hub.state().issues(Journey.STAGING)).hasSize(1);
        }
    }

    @Test
    void a_second_issue_that_even_the_barrier_is_not_shown_stays_on_staging() throws Exception {
        try (Journey journey = lagging()) {
            journey.hub.faults().next(Faults.call("POST", "/import/issues"), Fault.dropAfter());
            journey.importAll();

            assertThat(journey.barrier().extras()).isEmpty();
            assertMovedOnce(journey);
            assertThat(journey.hub.state().issues(Journey.STAGING)).hasSize(1);
        }
    }

    private static void assertMovedOnce(Journey journey) throws Exception {
        journey.transfer();
        journey.rewrite();
        assertThat(Finals.origins(journey, Journey.TARGET)).containsExactlyElementsOf(LegacyIssues.ids(1, ISSUES));
        assertThat(journey.hub.state().issues(Journey.TARGET))
                .allSatisfy(issue -> assertThat(issue.comments()).hasSize(1));
        assertThat(journey.verify().isClean()).as("%s", journey.differences).isTrue();
    }
}
