package dev.ferry.transfer.rewrite;

import dev.ferry.github.GitHub;
import dev.ferry.github.RepositoryName;
import dev.ferry.github.Surroundings;
import dev.ferry.mapping.StageProgress;
import dev.ferry.mapping.StopSignal;
import dev.ferry.mapping.ledger.MigrationLedger;
import dev.ferry.mapping.references.ReferenceRewriter;
import dev.ferry.mapping.references.ReferenceTargets;

/** All that rewriting works with. */
public record RewriteJob(
        MigrationLedger ledger,
        GitHub github,
        RepositoryName target,
        ReferenceRewriter references,
        ReferenceTargets targets,
        Surroundings surroundings,
        StageProgress progress,
        StopSignal stop) {}
