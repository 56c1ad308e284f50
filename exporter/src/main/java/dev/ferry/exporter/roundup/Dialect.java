package dev.ferry.exporter.roundup;

import dev.ferry.archive.DataException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/** What the two databases of Roundup spell differently. */
interface Dialect {
    /** A query for the names of a table's columns, in their order; no row where there is no such table. */
    String columnsOf(String table);

    /** The condition that a column holds one of the ids that are the query's only parameter. */
    String isOneOf(String column);

    /**
     * Selects columns of a table's rows whose {@code key} holds one of the ids that are the query's only parameter, in any
     * order. No id may be there twice.
     */
    String selectOf(String columns, String table, String key);

    /** The text of that parameter. */
    String ids(Collection<Long> ids);

    /** A column that rises in the order in which rows of a table without a key were inserted. */
    String insertionOrder();

    /** A column as a floating point number; NULL where it holds something else. */
    String number(String column);

    /** Reads a column as text. */
    SqlText readText(ResultSet row, int column) throws SQLException;

    /** Reads a floating point number with all its digits and no more; null for NULL. */
    @Nullable String readNumber(ResultSet row, int column) throws SQLException;

    /** What to tell, and to advise, where the database can not be read. */
    DataException unreadable(SQLException cause);
}
