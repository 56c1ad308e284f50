package dev.ferry.cli.stages;

import dev.ferry.cli.session.Preflight.Repositories;
import dev.ferry.cli.terminal.Console;
import dev.ferry.cli.terminal.Figures;
import dev.ferry.cli.terminal.Safe;
import dev.ferry.importer.recovery.MigrationList;
import dev.ferry.importer.recovery.RecoverySummary;
import dev.ferry.mapping.MigrationId;
import dev.ferry.mapping.ledger.ItemState;
import dev.ferry.mapping.ledger.NewMigration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.TreeSet;

/** What a recovery says: which migrations there are, what it found, and how the migration goes on. */
final class RecoverReport {
    private final Console console;
    private final MigrationId migration;
    private final NewMigration repositories;

    RecoverReport(Console console, MigrationId migration, NewMigration repositories) {
        this.console = console;
        this.migration = migration;
        this.repositories = repositories;
    }

    static void list(Console console, List<MigrationList.Row> rows, Repositories repositories) {
        if (rows.isEmpty()) {
            console.result("No issue of " + repositories.staging().name() + " or "
                    + repositories.target().name() + " bears a migration's marker");
        }
        for (MigrationList.Row row : rows) {
            String begun = row.migration()
                    .made()
                    .map(made -> "begun " + made.truncatedTo(ChronoUnit.SECONDS) + ", ")
                    .orElse("");
            console.result(Safe.line(row.migration() + "  " + begun + Figures.count(row.staged(), "issue") + " in "
                    + repositories.staging().name() + ", " + Figures.count(row.arrived()) + " in "
                    + repositories.target().name() + "; created " + day(row.first()) + " to " + day(row.last())
                    + ", written by " + String.join(", ", new TreeSet<>(row.authors()))));
        }
    }

    private static String day(Instant instant) {
        return instant.toString().substring(0, 10);
    }

    /** Before anything is written. */
    void show(RecoverySummary found) {
        console.result("Migration " + migration + ": found "
                + Figures.count(found.total() - found.of(ItemState.FAILED), "issue") + " of it");
        tell(found.of(ItemState.IMPORTED), "in " + repositories.staging() + ", whole");
        tell(found.of(ItemState.IMPORTING), "in " + repositories.staging() + ", begun and to be finished");
        tell(found.of(ItemState.MOVED), "in " + repositories.target());
        tell(found.putAside(), "in " + repositories.staging() + " a second time, put aside");
        tell(found.of(ItemState.FAILED), "to be looked at before they go on (`ferry failures`)");
        tell(found.notFound(), "of the archive in neither repository");
        found.notices().forEach(notice -> console.say("  " + Safe.line(notice)));
    }

    private void tell(long count, String what) {
        if (count > 0) {
            console.result("  " + Figures.count(count) + " " + what);
        }
    }

    /** When it is written. */
    void tellNext(RecoverySummary found) {
        boolean importing = found.notFound() > 0 || found.of(ItemState.IMPORTING) > 0;
        String next = found.of(ItemState.IMPORTED) > 0 ? "ferry transfer" : "ferry rewrite";
        console.result("The ledger is there again. Next: "
                + (importing
                        ? "ferry import (with --only or --limit, where the lost one had them: it plans the rest of the archive otherwise)"
                        : next));
    }
}
