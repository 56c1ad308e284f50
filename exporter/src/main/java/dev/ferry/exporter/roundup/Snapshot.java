package dev.ferry.exporter.roundup;

import dev.ferry.archive.ConfigException;
import dev.ferry.archive.DataException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteConfig;

/**
 * One state of a tracker's SQLite database, held by a read transaction for as long as this is open: what a running
 * tracker commits meanwhile is not seen. Nothing is ever written. Used by one thread at a time.
 */
final class Snapshot implements AutoCloseable {
    /** Reads one row. */
    interface RowReader {
        void read(ResultSet row) throws SQLException;
    }

    private final Path database;
    private final Connection connection;
    private final Map<String, PreparedStatement> statements = new HashMap<>();

    private Snapshot(Path database, Connection connection) {
        this.database = database;
        this.connection = connection;
    }

    static Snapshot open(Path database) {
        if (!Files.isRegularFile(database)) {
            throw new ConfigException("there is no tracker database at " + database
                    + "; source.database must name the file 'db/db' in the tracker's home");
        }
        SQLiteConfig config = new SQLiteConfig();
        config.setReadOnly(true);
        config.setBusyTimeout(30_000);
        // Cursors over big tables sort in files, not in memory.
        config.setTempStore(SQLiteConfig.TempStore.FILE);
        Connection connection;
        try {
            connection = config.createConnection("jdbc:sqlite:" + database.toAbsolutePath());
        } catch (SQLException e) {
            throw unreadable(database, e);
        }
        Snapshot snapshot = new Snapshot(database, connection);
        try {
            connection.setAutoCommit(false);
            // The snapshot is taken by the first read, not by BEGIN.
            snapshot.each("select count(*) from sqlite_master", row -> {});
            return snapshot;
        } catch (SQLException e) {
            snapshot.close();
            throw unreadable(database, e);
        } catch (DataException e) {
            snapshot.close();
            throw e;
        }
    }

    /** Runs a query and hands over its rows. */
    void each(String sql, RowReader reader) {
        run(sql, null, reader);
    }

    /** Runs a query whose only parameter is a set of ids, as {@code in (select value from json_each(?))}. */
    void each(String sql, Collection<Long> ids, RowReader reader) {
        if (!ids.isEmpty()) {
            run(sql, ids.toString(), reader);
        }
    }

    private void run(String sql, @Nullable String ids, RowReader reader) {
        try {
            PreparedStatement statement = statements.get(sql);
            if (statement == null) {
                statement = connection.prepareStatement(sql);
                statements.put(sql, statement);
            }
            if (ids != null) {
                statement.setString(1, ids);
            }
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    reader.read(rows);
                }
            }
        } catch (SQLException e) {
            throw unreadable(database, e);
        }
    }

    /** The column names of a table; empty where there is no such table. */
    List<String> columns(String table) {
        List<String> columns = new ArrayList<>();
        each("select name from pragma_table_info('" + table + "') order by cid", row -> columns.add(row.getString(1)));
        return columns;
    }

    private static DataException unreadable(Path database, SQLException e) {
        return new DataException(
                "the tracker's database " + database + " can not be read: " + e.getMessage()
                        + "; is it Roundup's SQLite database? Copy it with `sqlite3 DATABASE '.backup COPY'`, check the"
                        + " copy with `sqlite3 COPY 'pragma integrity_check'`, and export the copy",
                e);
    }

    @Override
    public void close() {
        try {
            for (PreparedStatement statement : statements.values()) {
                statement.close();
            }
            connection.close();
        } catch (SQLException e) {
            throw unreadable(database, e);
        }
    }
}
