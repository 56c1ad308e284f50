package dev.ferry.mapping.formats;

import dev.ferry.archive.DataException;
import dev.ferry.mapping.FinalNumber;
import dev.ferry.mapping.MappedIssue;
import java.io.IOException;
import java.io.Writer;

/** Statements that write the new numbers into a Roundup tracker's own database. */
final class SqlMap {
    private SqlMap() {}

    static void write(MapContent content, Writer out) throws IOException {
        String column = "_" + content.field();
        out.write("""
                -- The number of each issue in the final repository, for the property '%s' of a Roundup tracker's issues.
                -- For SQLite and PostgreSQL. Run it while the tracker is stopped: it keeps what it has read.
                -- Only this column changes: no history is written, and no issue's date of activity moves. It can be run again.
                BEGIN;
                """.formatted(content.field()));
        for (MappedIssue issue : content.issues()) {
            if (issue.row().finalNumber().isPresent()) {
                FinalNumber number = issue.row().finalNumber().get();
                String id = issue.row().id().value();
                if (!isNumber(id)) {
                    throw new DataException("issue " + id + ": SQL for a Roundup tracker needs ids that are numbers;"
                            + " take csv or json for another tracker");
                }
                // In quotes it fits a column of numbers as well as one of text, in both databases.
                out.write("UPDATE _issue SET %1$s = '%2$d' WHERE id = %3$s AND (%1$s IS NULL OR %1$s <> '%2$d');\n"
                        .formatted(column, number.value(), id));
            }
        }
        out.write("COMMIT;\n");
    }

    private static boolean isNumber(String id) {
        return id.length() <= 18 && id.chars().allMatch(c -> c >= '0' && c <= '9');
    }
}
