package dev.ferry.transfer.verify;

import dev.ferry.archive.Archive;
import dev.ferry.github.GitHub;
import dev.ferry.github.RepositoryName;
import dev.ferry.mapping.StageProgress;
import dev.ferry.mapping.StopSignal;
import dev.ferry.mapping.ledger.MigrationView;
import dev.ferry.mapping.references.ReferenceTargets;
import dev.ferry.mapping.render.Renderer;
import java.time.Instant;

/** All that a verification works with; {@code begun} is when the migration began: what happened later is people's doing. */
public record VerificationJob(
        Archive archive,
        MigrationView ledger,
        GitHub github,
        RepositoryName staging,
        RepositoryName target,
        Renderer renderer,
        ReferenceTargets targets,
        Instant begun,
        StageProgress progress,
        StopSignal stop) {}
