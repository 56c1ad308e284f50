package dev.ferry.exporter.roundup.rest;

import dev.ferry.archive.ConfigException;
import dev.ferry.archive.DataException;
import dev.ferry.archive.DiskReason;
import dev.ferry.exporter.roundup.sqlite.SqliteTrouble;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The database of what was fetched so far, with its statements kept. One thread. */
final class StoreDatabase implements AutoCloseable {
    private static final String TABLES = """
            create table if not exists about (name text primary key, value text);
            create table if not exists item (class text, id integer, retired integer, json text, primary key (class, id));
            create table if not exists absent (class text, id integer, why text, primary key (class, id));
            create table if not exists stale (class text, id integer, primary key (class, id));
            create table if not exists content (class text, id integer, bytes blob, primary key (class, id));
            """;

    private final Path folder;
    private final Connection connection;
    private final Map<String, PreparedStatement> statements = new HashMap<>();

    private StoreDatabase(Path folder, Connection connection) {
        this.folder = folder;
        this.connection = connection;
    }

    /**
     * Opens the database, which is made where it is not there.
     *
     * @throws ConfigException where the disk is full or may not be written
     * @throws DataException where the file is no such database
     */
    static StoreDatabase open(Path folder, String name) {
        try {
            return new StoreDatabase(folder, connect(folder.resolve(name)));
        } catch (SQLException e) {
            throw broken(folder, e);
        }
    }

    private static Connection connect(Path file) throws SQLException {
        Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        try (Statement statement = connection.createStatement()) {
            statement.execute("pragma journal_mode = wal");
            // After a power cut the last commits may be missing, all of each: what was in them is fetched again.
            statement.execute("pragma synchronous = normal");
            for (String table : TABLES.split(";")) {
                if (!table.isBlank()) {
                    statement.execute(table);
                }
            }
        }
        connection.setAutoCommit(false);
        return connection;
    }

    void commit() {
        try {
            connection.commit();
        } catch (SQLException e) {
            throw broken(e);
        }
    }

    /** Takes a row of an answer. */
    interface RowReader {
        void read(ResultSet row) throws SQLException;
    }

    void query(String sql, RowReader reader, Object... values) {
        try {
            PreparedStatement statement = prepared(sql, values);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    reader.read(rows);
                }
            }
        } catch (SQLException e) {
            throw broken(e);
        }
    }

    void update(String sql, @Nullable Object... values) {
        try {
            prepared(sql, values).executeUpdate();
        } catch (SQLException e) {
            throw broken(e);
        }
    }

    private PreparedStatement prepared(String sql, @Nullable Object... values) throws SQLException {
        PreparedStatement statement = statements.get(sql);
        if (statement == null) {
            statement = connection.prepareStatement(sql);
            statements.put(sql, statement);
        }
        for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, values[i]);
        }
        return statement;
    }

    /** Where something can not be kept in the folder. */
    static ConfigException unwritable(Path folder, IOException e) {
        return new ConfigException(
                "what is fetched from the tracker can not be kept in " + folder + ": " + DiskReason.of(e)
                        + "; check the folder's rights and the free space, then run the same command again: it goes on"
                        + " where it was",
                e);
    }

    private RuntimeException broken(SQLException e) {
        return broken(folder, e);
    }

    private static RuntimeException broken(Path folder, SQLException e) {
        if (SqliteTrouble.of(e).isOfTheDisk()) {
            return unwritable(folder, new IOException(e.getMessage(), e));
        }
        return new DataException(
                "what was fetched from the tracker can not be read in " + folder + ": " + e.getMessage()
                        + "; remove the folder to begin anew",
                e);
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            throw broken(e);
        }
    }
}
