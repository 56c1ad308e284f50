package dev.ferry.importer.forecast;

import dev.ferry.archive.Archive;
import dev.ferry.archive.Issue;
import dev.ferry.archive.LegacyId;
import dev.ferry.archive.Message;
import dev.ferry.archive.MessageId;
import dev.ferry.mapping.FinalNumber;
import dev.ferry.mapping.StageProgress;
import dev.ferry.mapping.StopSignal;
import dev.ferry.mapping.ledger.MigrationLedger;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Gives every planned item the number that it is expected to get in the final repository, before the first text is sent. Whoever
 * is killed in between begins it again; the numbers count once all are there. For one thread.
 */
public final class ForecastPlan {
    private static final int BATCH = 2_000;

    private final Archive archive;
    private final MigrationLedger ledger;
    private final StageProgress progress;
    private final StopSignal stop;

    public ForecastPlan(Archive archive, MigrationLedger ledger, StageProgress progress, StopSignal stop) {
        this.archive = archive;
        this.ledger = ledger;
        this.progress = progress;
        this.stop = stop;
    }

    /** Foresees numbers from this one on; empty when the operator stopped it, and then nothing is foreseen. */
    public Optional<Integer> foresee(FinalNumber next) {
        progress.begin("foresee", archive.manifest().counts().issues());
        ledger.forgetUnfinishedForecast();
        Map<MessageId, LegacyId> holders = new LinkedHashMap<>();
        for (Issue issue : archive.issues()) {
            for (Message message : issue.messages()) {
                holders.putIfAbsent(message.id(), issue.id());
            }
            if (holders.size() >= BATCH) {
                if (stop.isRaised()) {
                    return Optional.empty();
                }
                ledger.hold(holders);
                holders.clear();
            }
            progress.advance(1);
        }
        ledger.hold(holders);
        return Optional.of(ledger.foresee(next));
    }
}
