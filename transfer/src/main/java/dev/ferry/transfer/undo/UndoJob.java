package dev.ferry.transfer.undo;

import dev.ferry.github.GitHub;
import dev.ferry.github.RepositoryName;
import dev.ferry.github.Surroundings;
import dev.ferry.mapping.StageProgress;
import dev.ferry.mapping.StopSignal;
import dev.ferry.mapping.ledger.MigrationLedger;
import dev.ferry.mapping.ledger.UndoPlace;
import dev.ferry.transfer.rewrite.Collision;
import java.time.Duration;
import java.util.function.Consumer;

/**
 * All that an undo in one repository works with; {@code quiet} is how long a lost request may still make something. Who is told of a
 * collision must have kept both texts safe before returning.
 */
public record UndoJob(
        MigrationLedger ledger,
        GitHub github,
        UndoPlace place,
        RepositoryName repository,
        Duration quiet,
        Surroundings surroundings,
        StageProgress progress,
        StopSignal stop,
        Consumer<Collision> collided) {}
