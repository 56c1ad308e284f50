package dev.ferry.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ferry.fixtures.hub.SimulatedGitHub;
import dev.ferry.fixtures.hub.faults.Fault;
import dev.ferry.fixtures.hub.faults.FaultSchedule;
import dev.ferry.fixtures.hub.faults.Faults;
import dev.ferry.mapping.StopSignal;
import dev.ferry.mapping.ledger.ItemRow;
import dev.ferry.transfer.rewrite.BodyChanges;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Bodies that are changed after the rewrite, whatever becomes of the answers. */
@Tag("slow")
class BodyChangesTest {
    @TempDir
    Path folder;

    @Test
    void when_every_answer_is_lost_it_ends_with_its_last_round_and_waits_for_nothing_more() throws Exception {
        AtomicInteger documents = new AtomicInteger();
        try (Journey journey = Journey.ofIssues(
                folder,
                SimulatedGitHub.builder().observer(TransferScene.counting("updateIssue", documents)),
                new SteppedTime(),
                LegacyIssues.plain(1, 1))) {
            journey.importAll();
            journey.transfer();
            journey.rewrite();
            documents.set(0);
            journey.hub
                    .faults()
                    .schedule(FaultSchedule.seeded(
                            1, 1, List.of(Fault.statusBefore(502)), Faults.graphQl("updateIssue")));
            ItemRow item = journey.ledger().view().item(LegacyIssues.id(1)).orElseThrow();
            BodyChanges changes = new BodyChanges(journey.rewriteJob(StopSignal.never()), collision -> {});
            Instant begun = journey.time.instant();

            assertThat(changes.make(Map.of(item, body -> "More.\n\n" + body))).isEmpty();

            assertThat(documents).hasValue(6);
            // Half a second, and twice as long after each further round but the last.
            assertThat(Duration.between(begun, journey.time.instant())).isEqualTo(Duration.ofMillis(15_500));
        }
    }
}
