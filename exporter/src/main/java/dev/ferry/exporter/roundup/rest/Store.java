package dev.ferry.exporter.roundup.rest;

import dev.ferry.archive.ConfigException;
import dev.ferry.archive.DataException;
import dev.ferry.archive.DiskReason;
import dev.ferry.exporter.roundup.sqlite.SqliteTrouble;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What was fetched so far, kept between runs: items as the tracker told them, texts of messages, and a folder with the
 * bytes of files. Used by one thread, but for the places of files; a lock keeps other processes out.
 */
final class Store implements AutoCloseable {
    private static final String TABLES = """
            create table if not exists about (name text primary key, value text);
            create table if not exists item (class text, id integer, retired integer, json text, primary key (class, id));
            create table if not exists absent (class text, id integer, why text, primary key (class, id));
            create table if not exists stale (class text, id integer, primary key (class, id));
            create table if not exists content (class text, id integer, bytes blob, primary key (class, id));
            """;

    private static final String DATABASE = "download.db";
    private static final String SCRATCH = ".scratch";

    private final Path folder;
    private final StoreLock lock;
    private final Connection connection;
    private final Map<String, PreparedStatement> statements = new HashMap<>();

    private Store(Path folder, StoreLock lock, Connection connection) {
        this.folder = folder;
        this.lock = lock;
        this.connection = connection;
    }

    /** Opens the store in a folder, which is made where it is not there; {@code tracker} is whose data it holds. */
    static Store open(Path folder, String tracker) {
        StoreLock lock = StoreLock.take(folder);
        try {
            removeScratch(folder);
            Store store = new Store(folder, lock, connect(folder));
            store.belongTo(tracker);
            return store;
        } catch (IOException e) {
            lock.close();
            throw unwritable(folder, e);
        } catch (SQLException e) {
            lock.close();
            throw broken(folder, e);
        }
    }

    private static Connection connect(Path folder) throws SQLException {
        Connection connection = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve(DATABASE));
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

    /** A killed run leaves the answers that it was reading. */
    private static void removeScratch(Path folder) throws IOException {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*" + SCRATCH + "*")) {
            for (Path file : files) {
                Files.delete(file);
            }
        }
    }

    private void belongTo(String tracker) {
        String owner = about("tracker").orElse(tracker);
        if (!owner.equals(tracker)) {
            throw new ConfigException(
                    folder + " holds what was fetched from " + owner + ", not " + tracker + "; remove the folder");
        }
        setAbout("tracker", tracker);
        commit();
    }

    Optional<String> about(String name) {
        String[] value = new String[1];
        query("select value from about where name = ?", row -> value[0] = row.getString(1), name);
        return Optional.ofNullable(value[0]);
    }

    void setAbout(String name, String value) {
        update("insert or replace into about values (?, ?)", name, value);
    }

    /** The ids of a class's items that are there and, as far as is known, not retired. */
    ItemIds ids(String className) {
        ItemIds ids = new ItemIds();
        query("select id from item where class = ? and retired = 0", row -> ids.add(row.getLong(1)), className);
        return ids;
    }

    void put(String className, long id, boolean retired, String json) {
        update("insert or replace into item values (?, ?, ?, ?)", className, id, retired ? 1 : 0, json);
        update("delete from absent where class = ? and id = ?", className, id);
        update("delete from stale where class = ? and id = ?", className, id);
    }

    /** What is kept of a class is to be asked for again, by a later run where this one is cut short. */
    void markStale(String className) {
        update("insert or ignore into stale select class, id from item where class = ? and retired = 0", className);
    }

    /** The ids of what is kept of a class and is to be asked for again. */
    ItemIds stale(String className) {
        ItemIds ids = new ItemIds();
        query("select id from stale where class = ?", row -> ids.add(row.getLong(1)), className);
        return ids;
    }

    void remove(String className, long id) {
        update("delete from item where class = ? and id = ?", className, id);
        update("delete from content where class = ? and id = ?", className, id);
        update("delete from stale where class = ? and id = ?", className, id);
    }

    /** Forgets what was looked up because something links to it: no list tells when that changes. */
    void forgetLookups() {
        update("delete from content where (class, id) in (select class, id from item where retired <> 0)");
        update("delete from item where retired <> 0");
        update("delete from absent");
    }

    void absent(String className, long id, String why) {
        update("insert or replace into absent values (?, ?, ?)", className, id, why);
    }

    void putContent(String className, long id, byte @Nullable [] bytes) {
        update("insert or replace into content values (?, ?, ?)", className, id, bytes);
    }

    /** What an item was when it was stored. */
    Optional<String> json(String className, long id) {
        String[] json = new String[1];
        query("select json from item where class = ? and id = ?", row -> json[0] = row.getString(1), className, id);
        return Optional.ofNullable(json[0]);
    }

    /** A file for one answer, in any thread that has this item to itself. */
    Path scratch(String className, long id) {
        return folder.resolve(className + id + SCRATCH);
    }

    /** Where the bytes of a file lie or are going to lie. */
    Path file(String className, long id) {
        return folder.resolve("files")
                .resolve(className)
                .resolve(Long.toString(id / 1000))
                .resolve(className + id);
    }

    /** Takes an item as it was stored. */
    interface ItemReader {
        void read(long id, boolean retired, String json);
    }

    void items(String className, ItemReader reader) {
        query(
                "select id, retired, json from item where class = ? order by id",
                row -> reader.read(row.getLong(1), row.getInt(2) != 0, row.getString(3)),
                className);
    }

    /** Takes an item that is linked to but can not be had. */
    interface AbsentReader {
        void read(String className, long id, String why);
    }

    void absent(AbsentReader reader) {
        query(
                "select class, id, why from absent order by class, id",
                row -> reader.read(row.getString(1), row.getLong(2), row.getString(3)));
    }

    Path database() {
        return folder.resolve(DATABASE);
    }

    void commit() {
        try {
            connection.commit();
        } catch (SQLException e) {
            throw broken(e);
        }
    }

    private interface RowReader {
        void read(ResultSet row) throws SQLException;
    }

    private void query(String sql, RowReader reader, Object... values) {
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

    private void update(String sql, @Nullable Object... values) {
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

    /** Where something could not be written beside the database. */
    ConfigException unwritable(IOException e) {
        return unwritable(folder, e);
    }

    private static ConfigException unwritable(Path folder, IOException e) {
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
        } finally {
            lock.close();
        }
    }
}
