package dev.ferry.importer;

import dev.ferry.archive.Archive;
import dev.ferry.archive.Issue;
import dev.ferry.archive.LegacyId;
import dev.ferry.github.GitHub;
import dev.ferry.github.RepositoryName;
import dev.ferry.github.Surroundings;
import dev.ferry.mapping.StageProgress;
import dev.ferry.mapping.StopSignal;
import dev.ferry.mapping.ledger.ImportDriver;
import dev.ferry.mapping.ledger.ItemState;
import dev.ferry.mapping.ledger.MigrationLedger;
import dev.ferry.mapping.render.RenderContext;
import java.time.Duration;
import java.util.Optional;

/**
 * All that importing works with. {@code quiet} is how long after its sending a request of unknown outcome may still
 * take effect; only then, and after a look at the server, is it sent again. At most {@code workers} threads
 * render and send; how many there are follows from how many writes the client may have under way.
 */
public record ImportJob(
        Archive archive,
        MigrationLedger ledger,
        GitHub github,
        RepositoryName staging,
        RenderContext rendering,
        Duration quiet,
        int workers,
        Surroundings surroundings,
        StageProgress progress,
        StopSignal stop) {
    public ImportJob {
        if (workers < 1) {
            throw new IllegalArgumentException("importing needs at least one worker, not " + workers);
        }
    }

    /** How issues are made: as the migration has it. */
    ImportDriver driver() {
        return ImportDriver.of(ledger.view());
    }

    /** How long to rest between two looks: longer than the quiet time, what is not there would be sent again too late. */
    Duration rest(Duration wanted) {
        return wanted.compareTo(quiet) < 0 ? wanted : quiet;
    }

    /** Whether an item was begun and is not through. */
    boolean isImporting(LegacyId item) {
        return ledger.view()
                .item(item)
                .filter(row -> row.state() == ItemState.IMPORTING)
                .isPresent();
    }

    /** The issue of an item that was begun; empty where it waits for an archive that holds it, because this one was filtered. */
    Optional<Issue> find(LegacyId item) {
        Optional<Issue> issue = ledger.view().item(item).flatMap(row -> ArchivePlaces.find(archive, row));
        if (issue.isEmpty() && !archive.manifest().source().holdsOnlySome()) {
            throw Resumption.otherArchive(item);
        }
        return issue;
    }
}
