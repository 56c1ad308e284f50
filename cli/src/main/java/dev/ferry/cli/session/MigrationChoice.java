package dev.ferry.cli.session;

import dev.ferry.cli.config.Workspace;
import dev.ferry.cli.run.UsageException;
import dev.ferry.mapping.MigrationId;
import dev.ferry.mapping.RepositoryRef;
import dev.ferry.mapping.ledger.LedgerView;
import dev.ferry.mapping.ledger.MigrationRecord;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import picocli.CommandLine.Option;

/** Which migration a command is about: the one that is named, or the one of the configured staging repository. */
public final class MigrationChoice {
    @Option(
            names = "--migration",
            paramLabel = "ID",
            description = "the migration (default: the one of the configured staging repository)")
    private Optional<String> migration = Optional.empty();

    /** Whether the operator named one. */
    public boolean isNamed() {
        return migration.isPresent();
    }

    /** The migration, or nothing before the first import; several are the operator's to choose from. */
    public Optional<MigrationRecord> find(Workspace workspace, LedgerView ledger) {
        if (migration.isPresent()) {
            return Optional.of(named(migration.get(), ledger));
        }
        RepositoryRef staging = RepositoryRef.parse(
                workspace.configuration().needStaging().repository().toString());
        List<MigrationRecord> found = worthChoosing(ledger.findByStaging(staging), ledger);
        if (found.size() > 1) {
            throw new UsageException("there are " + found.size() + " migrations through " + staging
                    + "; name one with --migration:" + list(found));
        }
        return found.stream().findFirst();
    }

    /** One that never planned anything is nobody's choice; where all are like that, the newest is as good as any. */
    private static List<MigrationRecord> worthChoosing(List<MigrationRecord> found, LedgerView ledger) {
        if (found.size() < 2) {
            return found;
        }
        List<MigrationRecord> begun = found.stream()
                .filter(one -> ledger.migration(one.id()).counts().total() > 0)
                .toList();
        return begun.isEmpty() ? found.subList(found.size() - 1, found.size()) : begun;
    }

    /** The migration; before the first import there is none, and the command has nothing to work on. */
    public MigrationRecord need(Workspace workspace, LedgerView ledger) {
        return find(workspace, ledger)
                .orElseThrow(() -> new UsageException("there is no migration through "
                        + workspace.configuration().needStaging().repository()
                        + " yet; begin one with `ferry import`"));
    }

    private static MigrationRecord named(String text, LedgerView ledger) {
        try {
            return ledger.find(new MigrationId(text.strip().toUpperCase(Locale.ROOT)))
                    .orElseThrow(() -> new UsageException("the ledger knows no migration " + text
                            + (ledger.migrations().isEmpty() ? "" : "; it knows:" + list(ledger.migrations()))));
        } catch (IllegalArgumentException e) {
            throw new UsageException("--migration: " + e.getMessage());
        }
    }

    private static String list(List<MigrationRecord> migrations) {
        return migrations.stream()
                .map(one ->
                        "\n  " + one.id() + "  begun " + one.created() + ", " + one.staging() + " -> " + one.target())
                .collect(Collectors.joining());
    }
}
