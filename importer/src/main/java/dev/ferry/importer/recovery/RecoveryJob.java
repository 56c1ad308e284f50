package dev.ferry.importer.recovery;

import dev.ferry.archive.Archive;
import dev.ferry.archive.LegacyId;
import dev.ferry.github.GitHub;
import dev.ferry.github.RepositoryName;
import dev.ferry.github.Surroundings;
import dev.ferry.mapping.MigrationId;
import dev.ferry.mapping.StageProgress;
import dev.ferry.mapping.StopSignal;
import dev.ferry.mapping.ledger.ImportDriver;
import dev.ferry.mapping.ledger.NewMigration;
import dev.ferry.mapping.ledger.RecoveryLedger;
import dev.ferry.mapping.render.RenderContext;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * All that a recovery works with. The context renders with the titles and files that this archive has; {@code quiet} is how long
 * after its sending a request of the lost run may still take effect. Texts count as the migration's own only where one of
 * these {@code accounts} (logins, in lower case) wrote them. {@code driver} is asked where no text tells by which driver it was
 * made.
 */
public record RecoveryJob(
        Archive archive,
        MigrationId migration,
        NewMigration repositories,
        RecoveryLedger ledger,
        GitHub github,
        RepositoryName staging,
        RepositoryName target,
        RenderContext rendering,
        Duration quiet,
        Set<String> accounts,
        DriverQuestion driver,
        Wish wish,
        Surroundings surroundings,
        StageProgress progress,
        StopSignal stop) {
    private static final int PAGE = 500;

    public RecoveryJob {
        accounts = Set.copyOf(accounts);
    }

    /**
     * {@code sure}: go on though something is doubtful. {@code allStagingNumbers}: ask for the old number of each issue that
     * was moved, however many they are.
     */
    public record Wish(boolean sure, boolean allStagingNumbers) {}

    /** The same, with the texts as this driver's import would make them. */
    RecoveryJob by(ImportDriver one) {
        return new RecoveryJob(
                archive,
                migration,
                repositories,
                ledger,
                github,
                staging,
                target,
                rendering.with(rendering.options().withDatesInText(!one.setsDates())),
                quiet,
                accounts,
                driver,
                wish,
                surroundings,
                progress,
                stop);
    }

    /** Whether the archive holds issues that were not found. What was found and it does not hold stands for none of them. */
    boolean lacksSome() {
        long all = archive.manifest().counts().issues();
        if (ledger.items() < all) {
            return true;
        }
        long held = 0;
        List<LegacyId> page = ledger.itemsAfter(Optional.empty(), PAGE);
        while (!page.isEmpty()) {
            held += page.stream().filter(id -> archive.title(id).isPresent()).count();
            page = ledger.itemsAfter(Optional.of(page.get(page.size() - 1)), PAGE);
        }
        return held < all;
    }

    void heedStop() {
        if (stop.isRaised()) {
            throw new StoppedByOperator();
        }
    }

    /** Ends the recovery; nothing was written. */
    static final class StoppedByOperator extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }
}
