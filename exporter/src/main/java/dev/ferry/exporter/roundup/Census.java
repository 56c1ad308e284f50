package dev.ferry.exporter.roundup;

import dev.ferry.exporter.ExportLog;
import dev.ferry.exporter.LeftOut;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Lists what stays out of an export, straight from the tables, so that nothing is left out that nobody counted. */
final class Census {
    private final Snapshot snapshot;
    private final TrackerTables tables;
    private final SpamFilter spam;
    private final ExportLog log;

    Census(Snapshot snapshot, TrackerTables tables, SpamFilter spam, ExportLog log) {
        this.snapshot = snapshot;
        this.tables = tables;
        this.spam = spam;
        this.log = log;
    }

    void take() {
        IssueClass roles = tables.roles();
        String issues = roles.schema().name();
        list(LeftOut.RETIRED_ISSUE, issues, "__retired__ <> 0");
        tables.messages().ifPresent(table -> {
            list(LeftOut.RETIRED_MESSAGE, table.schema().name(), "__retired__ <> 0");
            spam(LeftOut.SPAM_MESSAGE, table);
            unlinked(LeftOut.UNLINKED_MESSAGE, table, linksTo(tables.issues(), roles.messages()));
        });
        tables.files().ifPresent(table -> {
            List<String> links = new ArrayList<>(linksTo(tables.issues(), roles.files()));
            // A file of an issue may be known to a message only.
            tables.messages()
                    .ifPresent(messages ->
                            links.addAll(linksTo(messages, messages.schema().property("files"))));
            list(LeftOut.RETIRED_FILE, table.schema().name(), "__retired__ <> 0");
            spam(LeftOut.SPAM_FILE, table);
            unlinked(LeftOut.UNLINKED_FILE, table, links);
        });
    }

    private static List<String> linksTo(ClassTable holder, Optional<PropertySchema> multilink) {
        return multilink.filter(holder.multilinks()::contains).stream()
                .map(p -> "select linkid from \"" + holder.schema().name() + "_" + p.name()
                        + "\" where linkid is not null")
                .toList();
    }

    private void unlinked(LeftOut reason, ClassTable table, List<String> links) {
        if (!links.isEmpty()) {
            // Both sides come sorted from an index, which "not in" would not make use of.
            list(reason, table.schema().name(), "__retired__ = 0 except " + String.join(" except ", links));
        }
    }

    private void spam(LeftOut reason, ClassTable table) {
        if (table.indexOf(SpamFilter.PROPERTY) >= 0) {
            list(
                    reason,
                    table.schema().name(),
                    "__retired__ = 0 and " + snapshot.dialect().number("_" + SpamFilter.PROPERTY) + " >= "
                            + spam.cutOff());
        }
    }

    private void list(LeftOut reason, String className, String condition) {
        snapshot.each(
                "select id from \"_" + className + "\" where " + condition + " order by id",
                row -> log.leaveOut(reason, className + row.getLong(1)));
    }
}
