package dev.ferry.cli.session;

import dev.ferry.cli.config.Workspace;
import dev.ferry.cli.run.UsageException;
import dev.ferry.mapping.MigrationId;
import dev.ferry.mapping.RepositoryRef;
import dev.ferry.mapping.ledger.LedgerView;
import dev.ferry.mapping.ledger.MigrationRecord;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import picocli.CommandLine.Option;

/**
 * Which migration a command is about: the one that is named, or the one through the staging repository that is named, or
 * the one through that of ferry.yaml. Filled by the command line's parser; for one thread.
 */
public final class MigrationChoice {
    @Option(
            names = "--migration",
            paramLabel = "ID",
            description = "the migration (default: the one of the configured staging repository)")
    private Optional<String> migration = Optional.empty();

    @Option(
            names = "--staging",
            paramLabel = "OWNER/NAME",
            description = "the migration through this staging repository (default: the one that ferry.yaml names)")
    private Optional<String> staging = Optional.empty();

    /** Filled by the parser. */
    public MigrationChoice() {}

    /** As if the command line had said so. */
    MigrationChoice(Optional<String> migration, Optional<String> staging) {
        this.migration = migration;
        this.staging = staging;
    }

    /** Whether the operator named one by its ID: then its own repositories count, whatever ferry.yaml names. */
    public boolean isNamed() {
        return migration.isPresent();
    }

    /** Whether the operator named the staging repository: then ferry.yaml's does not count. */
    public boolean isStagingNamed() {
        return staging.isPresent();
    }

    /** The staging repository that the operator named; empty where ferry.yaml's counts. */
    public Optional<RepositoryRef> stagingNamed() {
        return staging.map(text -> Names.ref(Names.typed("--staging", text)));
    }

    /** The staging repository that is meant; ConfigException where neither the command nor ferry.yaml names one. */
    public RepositoryRef staging(Workspace workspace) {
        return stagingNamed()
                .orElseGet(
                        () -> Names.ref(workspace.configuration().needStaging().repository()));
    }

    /** Whether there are several, and nobody named one. */
    public boolean isOpen(Workspace workspace, LedgerView ledger) {
        return migration.isEmpty()
                && worthChoosing(ledger.findByStaging(staging(workspace)), ledger)
                                .size()
                        > 1;
    }

    /** The migration, or nothing before the first import; several are the operator's to choose from. */
    public Optional<MigrationRecord> find(Workspace workspace, LedgerView ledger) {
        if (migration.isPresent()) {
            MigrationRecord record = named(migration.get(), ledger);
            refuseContradiction(workspace, record);
            return Optional.of(record);
        }
        RepositoryRef through = staging(workspace);
        List<MigrationRecord> found = worthChoosing(ledger.findByStaging(through), ledger);
        if (found.size() > 1) {
            throw new UsageException("there are " + found.size() + " migrations through " + through
                    + "; name one with --migration:" + list(found));
        }
        return found.stream().findFirst();
    }

    /**
     * One that never planned anything is nobody's choice, nor is one that was undone to its end while there is another; where all are
     * like that, the newest is as good as any.
     */
    private static List<MigrationRecord> worthChoosing(List<MigrationRecord> found, LedgerView ledger) {
        if (found.size() < 2) {
            return found;
        }
        List<MigrationRecord> standing =
                found.stream().filter(one -> !Undone.isOver(ledger, one.id())).toList();
        List<MigrationRecord> begun = standing.stream()
                .filter(one -> ledger.migration(one.id()).counts().total() > 0)
                .toList();
        if (!begun.isEmpty()) {
            return begun;
        }
        List<MigrationRecord> any = standing.isEmpty() ? found : standing;
        return any.subList(any.size() - 1, any.size());
    }

    /** The migration; before the first import there is none, and the command has nothing to work on. */
    public MigrationRecord need(Workspace workspace, LedgerView ledger) {
        return find(workspace, ledger)
                .orElseThrow(() -> new UsageException("there is no migration through " + staging(workspace)
                        + " yet; begin one with `ferry import`"
                        + (ledger.migrations().isEmpty()
                                ? ""
                                : ", or name another with --migration or --staging:" + list(ledger.migrations()))));
    }

    private void refuseContradiction(Workspace workspace, MigrationRecord record) {
        if (isStagingNamed()
                && !staging(workspace)
                        .toString()
                        .equalsIgnoreCase(record.staging().toString())) {
            throw new UsageException("--staging " + staging(workspace) + ": migration " + record.id() + " goes through "
                    + record.staging() + "; a migration keeps its repositories, so name one of the two only");
        }
    }

    private static MigrationRecord named(String text, LedgerView ledger) {
        try {
            return ledger.find(MigrationId.typed(text))
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
