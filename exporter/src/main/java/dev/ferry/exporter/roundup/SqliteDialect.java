package dev.ferry.exporter.roundup;

import dev.ferry.archive.DataException;
import dev.ferry.exporter.roundup.sqlite.SqliteTrouble;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/** SQLite, where any column may hold a value of any type. {@code utf8}: texts lie in the file as UTF-8, as nearly always. */
record SqliteDialect(Path database, boolean utf8) implements Dialect {
    @Override
    public String columnsOf(String table) {
        return "select name from pragma_table_info('" + table + "') order by cid";
    }

    @Override
    public String isOneOf(String column) {
        return column + " in (select value from json_each(?))";
    }

    @Override
    public String selectOf(String columns, String table, String key) {
        // "In" would first sort the ids into a table of its own.
        return "select " + columns + " from (select value as wanted from json_each(?)) cross join " + table + " on "
                + key + " = wanted";
    }

    @Override
    public String ids(Collection<Long> ids) {
        // Rows that lie side by side are then looked up one after the other.
        return Arrays.toString(ids.stream().mapToLong(Long::longValue).sorted().toArray());
    }

    @Override
    public String insertionOrder() {
        return "rowid";
    }

    @Override
    public String number(String column) {
        return "case when typeof(" + column + ") in ('real', 'integer') then " + column + " end";
    }

    @Override
    public SqlText readText(ResultSet row, int column) throws SQLException {
        // For a String the driver first has a buffer made by native code, which takes longer than reading the row.
        return utf8 ? SqlText.readBytes(row, column) : SqlText.read(row, column);
    }

    @Override
    public @Nullable String readNumber(ResultSet row, int column) throws SQLException {
        // As text a REAL has 15 digits; a double needs up to 17.
        double value = row.getDouble(column);
        return row.wasNull() ? null : Double.toString(value);
    }

    @Override
    public DataException unreadable(SQLException cause) {
        return new DataException(
                "the tracker's database " + database + " can not be read: " + cause.getMessage() + "; "
                        + cure(SqliteTrouble.of(cause)),
                cause);
    }

    private static String cure(SqliteTrouble trouble) {
        return switch (trouble) {
            case LOCKED ->
                "another program is writing to it; stop the tracker, or copy the database with `sqlite3 DATABASE"
                        + " '.backup COPY'` and export the copy";
            case FORBIDDEN ->
                "check that you may read it and the folder it lies in; where a '-wal' or '-journal' file lies beside"
                        + " it, copy them together and export the copy";
            case FULL ->
                "make room in the system's folder for temporary files, or name another one in the environment"
                        + " variable SQLITE_TMPDIR";
            case BROKEN_DISK ->
                "check the disk or network drive that it lies on, and whether somebody cut it short; then run the"
                        + " same command again";
            case DAMAGED, OTHER ->
                "is it Roundup's SQLite database? Copy it with `sqlite3 DATABASE '.backup COPY'`, check the copy with"
                        + " `sqlite3 COPY 'pragma integrity_check'`, and export the copy";
        };
    }
}
