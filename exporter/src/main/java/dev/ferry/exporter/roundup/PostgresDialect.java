package dev.ferry.exporter.roundup;

import dev.ferry.archive.DataException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** PostgreSQL. {@code shownUrl} is the database's address without secrets. */
record PostgresDialect(String shownUrl) implements Dialect {
    @Override
    public String columnsOf(String table) {
        return "select attname from pg_attribute where attrelid = to_regclass('\"" + table
                + "\"') and attnum > 0 and not attisdropped order by attnum";
    }

    @Override
    public String isOneOf(String column) {
        return column + " = any(cast(? as bigint[]))";
    }

    @Override
    public String selectOf(String columns, String table, String key) {
        return "select " + columns + " from " + table + " where " + isOneOf(key);
    }

    @Override
    public String ids(Collection<Long> ids) {
        return ids.stream().map(id -> Long.toString(id)).collect(Collectors.joining(",", "{", "}"));
    }

    @Override
    public String insertionOrder() {
        // Journals are only ever appended to, so that rows lie in the order of their insertion.
        return "ctid";
    }

    @Override
    public String number(String column) {
        // By way of text: as binary the four-byte 0.85 is a little more than 0.85.
        return "cast(cast(" + column + " as text) as double precision)";
    }

    @Override
    public SqlText readText(ResultSet row, int column) throws SQLException {
        return SqlText.read(row, column);
    }

    @Override
    public @Nullable String readNumber(ResultSet row, int column) throws SQLException {
        // As a double a four-byte 0.3 is 0.30000001192092896, and only once the driver has gone over to binary.
        String text = row.getString(column);
        return text == null ? null : Double.toString(Double.parseDouble(text));
    }

    @Override
    public DataException unreadable(SQLException cause) {
        return new DataException(
                "the tracker's database " + shownUrl + " can not be read: " + cause.getMessage()
                        + "; check that the server runs, that source.database, source.user and source.password are"
                        + " right, and that this user may select from all tables",
                cause);
    }
}
