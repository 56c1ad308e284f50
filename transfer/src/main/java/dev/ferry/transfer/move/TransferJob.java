package dev.ferry.transfer.move;

import dev.ferry.github.GitHub;
import dev.ferry.github.RepositoryName;
import dev.ferry.github.Surroundings;
import dev.ferry.mapping.StageProgress;
import dev.ferry.mapping.StopSignal;
import dev.ferry.mapping.ledger.MigrationLedger;
import java.time.Duration;

/**
 * All that a transfer works with; a document moves at most {@code largestBatch} issues, and what was asked for is carried out no
 * later than {@code quiet} after the answer was lost.
 */
public record TransferJob(
        MigrationLedger ledger,
        GitHub github,
        RepositoryName staging,
        RepositoryName target,
        OnFailure onFailure,
        ClosedPolicy closed,
        int largestBatch,
        Duration quiet,
        Surroundings surroundings,
        StageProgress progress,
        StopSignal stop) {
    /** A document of a hundred transfers was seen to die of GitHub's time limit. */
    public static final int LARGEST_BATCH = 50;

    /** So many issues the first document moves at most. */
    public static final int FIRST_BATCH = BatchSize.FIRST;

    /** So many more the next one moves, while answers are quick. */
    public static final int BATCH_STEP = BatchSize.STEP;

    public TransferJob {
        if (largestBatch < 1 || largestBatch > LARGEST_BATCH) {
            throw new IllegalArgumentException("a batch is 1 to " + LARGEST_BATCH + " issues, not " + largestBatch);
        }
    }
}
