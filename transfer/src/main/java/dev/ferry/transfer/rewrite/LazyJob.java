package dev.ferry.transfer.rewrite;

import dev.ferry.github.GitHub;
import dev.ferry.github.RepositoryName;
import dev.ferry.github.Surroundings;
import dev.ferry.mapping.StopSignal;
import dev.ferry.mapping.references.ReferenceRewriter;
import dev.ferry.mapping.references.ReferenceTargets;

/** All that rewriting one issue without a ledger works with. */
public record LazyJob(
        GitHub github,
        RepositoryName target,
        ReferenceRewriter references,
        ReferenceTargets targets,
        Surroundings surroundings,
        StopSignal stop) {}
