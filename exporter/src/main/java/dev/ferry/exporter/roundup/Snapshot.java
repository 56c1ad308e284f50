package dev.ferry.exporter.roundup;

import dev.ferry.archive.ConfigException;
import dev.ferry.archive.DataException;
import dev.ferry.exporter.roundup.spool.Spool;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteOpenMode;

/**
 * One state of a tracker's database, held by a read transaction for as long as this is open: what a running tracker
 * commits meanwhile is not seen. Nothing is ever written. Used by one thread at a time.
 */
final class Snapshot implements AutoCloseable {
    /** Rows that a driver with cursors fetches at once: it would take all of them otherwise. */
    private static final int FETCHED_AT_ONCE = 2_000;
    /** With the driver's 8 MB it reads every page some ten times where legacy order goes up and down the ids. */
    private static final int PAGE_CACHE_KIBIBYTES = 65_536;

    /** Reads one row. */
    interface RowReader {
        void read(ResultSet row) throws SQLException;
    }

    private final Dialect dialect;
    private final Connection connection;
    private final Map<String, PreparedStatement> statements = new HashMap<>();

    private Snapshot(Dialect dialect, Connection connection) {
        this.dialect = dialect;
        this.connection = connection;
    }

    /** Waits where another program holds the database, and says so. */
    static Snapshot sqlite(Path database, LockPatience patience) {
        if (!Files.isRegularFile(database)) {
            throw new ConfigException("there is no tracker database at " + database
                    + "; source.database must name the file 'db/db' in the tracker's home");
        }
        if (!Files.isReadable(database)) {
            throw new DataException("the tracker's database " + database + " can not be read: its rights forbid it;"
                    + " run Ferry as a user who may read it, or change its rights");
        }
        SQLiteConfig config = new SQLiteConfig();
        config.setReadOnly(true);
        config.setBusyTimeout((int) patience.step().toMillis());
        // Cursors over big tables sort in files, not in memory.
        config.setTempStore(SQLiteConfig.TempStore.FILE);
        config.setOpenMode(SQLiteOpenMode.NOMUTEX);
        return open(
                new SqliteDialect(database, false),
                () -> config.createConnection("jdbc:sqlite:" + database.toAbsolutePath()),
                connection -> {
                    patience.read(() -> first(connection, "select count(*) from sqlite_master"));
                    // Not before: the driver would set it while it opens the database, and waits for no lock there.
                    try (Statement statement = connection.createStatement()) {
                        statement.execute("pragma cache_size = -" + PAGE_CACHE_KIBIBYTES);
                    }
                    return new SqliteDialect(
                            database, first(connection, "pragma encoding").equals("UTF-8"));
                });
    }

    /** {@code login} holds what the driver needs beside the address: user and password. */
    static Snapshot postgres(String url, String shownUrl, Properties login) {
        Opening opening = () -> {
            Connection connection = DriverManager.getConnection(url, login);
            connection.setReadOnly(true);
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            return connection;
        };
        Dialect dialect = new PostgresDialect(shownUrl);
        return open(dialect, opening, connection -> {
            first(connection, "select count(*) from pg_class");
            return dialect;
        });
    }

    /** Tables that were filled from {@code origin}; closed with this. */
    static Snapshot of(Spool spool, Path origin) {
        return new Snapshot(new SqliteDialect(origin, true), spool.finish());
    }

    private interface Opening {
        Connection open() throws SQLException;
    }

    /** Takes the snapshot (the first read does, not BEGIN) and tells what is read with from then on. */
    private interface FirstRead {
        Dialect of(Connection connection) throws SQLException;
    }

    private static String first(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            return rows.next() ? rows.getString(1) : "";
        }
    }

    private static Snapshot open(Dialect dialect, Opening opening, FirstRead firstRead) {
        try {
            Connection connection = opening.open();
            try {
                connection.setAutoCommit(false);
                return new Snapshot(firstRead.of(connection), connection);
            } catch (SQLException | RuntimeException e) {
                connection.close();
                throw e;
            }
        } catch (SQLException e) {
            throw dialect.unreadable(e);
        }
    }

    Dialect dialect() {
        return dialect;
    }

    /** Runs a query and hands over its rows. */
    void each(String sql, RowReader reader) {
        run(sql, null, reader);
    }

    /** Runs a query whose only parameter is a set of ids, as in {@link Dialect#isOneOf}. */
    void each(String sql, Collection<Long> ids, RowReader reader) {
        if (!ids.isEmpty()) {
            run(sql, dialect.ids(ids), reader);
        }
    }

    private void run(String sql, @Nullable String ids, RowReader reader) {
        try {
            PreparedStatement statement = statements.get(sql);
            if (statement == null) {
                statement = connection.prepareStatement(sql);
                statement.setFetchSize(FETCHED_AT_ONCE);
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
            throw dialect.unreadable(e);
        }
    }

    /** The column names of a table; empty where there is no such table. */
    List<String> columns(String table) {
        List<String> columns = new ArrayList<>();
        each(dialect.columnsOf(table), row -> columns.add(row.getString(1)));
        return columns;
    }

    @Override
    public void close() {
        try {
            for (PreparedStatement statement : statements.values()) {
                statement.close();
            }
            connection.close();
        } catch (SQLException e) {
            throw dialect.unreadable(e);
        }
    }
}
