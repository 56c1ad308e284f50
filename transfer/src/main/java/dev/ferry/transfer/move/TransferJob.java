package dev.ferry.transfer.move;

import dev.ferry.github.GitHub;
import dev.ferry.github.RepositoryName;
import dev.ferry.github.Surroundings;
import dev.ferry.mapping.StageProgress;
import dev.ferry.mapping.StopSignal;
import dev.ferry.mapping.ledger.MigrationLedger;

/** All that a transfer works with. */
public record TransferJob(
        MigrationLedger ledger,
        GitHub github,
        RepositoryName staging,
        RepositoryName target,
        OnFailure onFailure,
        Surroundings surroundings,
        StageProgress progress,
        StopSignal stop) {}
