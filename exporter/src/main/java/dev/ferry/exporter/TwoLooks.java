package dev.ferry.exporter;

import dev.ferry.archive.ConfigException;
import dev.ferry.archive.LegacyId;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * Compares a tracker with itself at two moments. What was seen lies in an unnamed temporary file, gone with the process,
 * so memory does not grow with the tracker. One thread.
 *
 * @throws ConfigException from any method, where the temporary file can not be written
 */
public final class TwoLooks implements AutoCloseable {
    private static final String VALUES = "values";

    private final Connection connection;

    private TwoLooks(Connection connection) {
        this.connection = connection;
    }

    public static TwoLooks begin() {
        try {
            // With an empty name SQLite keeps its pages in a file that it has unlinked already.
            Connection connection = DriverManager.getConnection("jdbc:sqlite:");
            try (Statement statement = connection.createStatement()) {
                statement.execute("pragma journal_mode = off");
                for (String look : List.of("first", "second")) {
                    statement.execute("create table " + look
                            + " (part text, id text, hash integer, primary key (part, id)) without rowid");
                }
            }
            connection.setAutoCommit(false);
            return new TwoLooks(connection);
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    /** What the tracker is like at the beginning. */
    public void first(Tracker tracker) {
        look("first", tracker);
    }

    /** What it is like in the end. */
    public void second(Tracker tracker) {
        look("second", tracker);
    }

    private void look(String table, Tracker tracker) {
        try (PreparedStatement insert =
                connection.prepareStatement("insert or replace into " + table + " values (?, ?, ?)")) {
            tracker.state(new StateReader() {
                @Override
                public void issue(String part, LegacyId id, long hash) {
                    note(insert, part, id.value(), hash);
                }

                @Override
                public void user(String id, long hash) {
                    note(insert, "", id, hash);
                }
            });
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    private static void note(PreparedStatement insert, String part, String id, long hash) {
        try {
            insert.setString(1, part);
            insert.setString(2, id);
            insert.setLong(3, hash);
            insert.executeUpdate();
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    /** What differs. Issues that neither look saw alive do not count. */
    public Changes changes() {
        String alive = "select id from %s where part = '" + VALUES + "'";
        String first = String.format(alive, "first");
        String second = String.format(alive, "second");
        String different = "select part, id, hash from %s except select part, id, hash from %s";
        String touched = "select part, id from (" + String.format(different, "first", "second")
                + ") union select part, id" + " from (" + String.format(different, "second", "first") + ")";
        return new Changes(
                ids("select id from (" + second + " except " + first + ")"),
                ids("select distinct id from (" + touched + ") where part <> '' and id in (" + first + ") and id in ("
                        + second + ")"),
                ids("select id from (" + first + " except " + second + ")"),
                count("select count(distinct id) from (" + touched + ") where part = ''"),
                count("select count(*) from first where part = '" + VALUES + "'"));
    }

    private List<LegacyId> ids(String sql) {
        List<LegacyId> ids = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql + " order by cast(id as integer), id")) {
            while (rows.next()) {
                ids.add(new LegacyId(rows.getString(1)));
            }
        } catch (SQLException e) {
            throw failed(e);
        }
        return ids;
    }

    private long count(String sql) {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            return row.next() ? row.getLong(1) : 0;
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    private static ConfigException failed(SQLException e) {
        return new ConfigException(
                "what the tracker is like can not be noted in a temporary file: " + e.getMessage()
                        + "; make room in the system's folder for temporary files",
                e);
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            throw failed(e);
        }
    }
}
