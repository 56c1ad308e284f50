package dev.ferry.exporter.roundup.rest;

import dev.ferry.archive.ConfigException;
import dev.ferry.archive.DataException;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What was fetched so far, kept between runs: items as the tracker told them, texts of messages, and a folder with the
 * bytes of files. Used by one thread, but for the places of files; a lock keeps other processes out.
 */
final class Store implements AutoCloseable {
    private static final String DATABASE = "download.db";
    private static final String SCRATCH = ".scratch";

    private final Path folder;
    private final StoreLock lock;
    private final StoreDatabase database;

    private Store(Path folder, StoreLock lock, StoreDatabase database) {
        this.folder = folder;
        this.lock = lock;
        this.database = database;
    }

    /** Opens the store in a folder, which is made where it is not there; {@code tracker} is whose data it holds. */
    static Store open(Path folder, String tracker) {
        Store store = open(folder);
        try {
            store.belongTo(tracker);
            return store;
        } catch (RuntimeException e) {
            store.close();
            throw e;
        }
    }

    private static Store open(Path folder) {
        StoreLock lock = StoreLock.take(folder);
        try {
            removeScratch(folder);
            return new Store(folder, lock, StoreDatabase.open(folder, DATABASE));
        } catch (IOException e) {
            lock.close();
            throw StoreDatabase.unwritable(folder, e);
        } catch (ConfigException | DataException e) {
            lock.close();
            throw e;
        }
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
        database.query("select value from about where name = ?", row -> value[0] = row.getString(1), name);
        return Optional.ofNullable(value[0]);
    }

    void setAbout(String name, String value) {
        database.update("insert or replace into about values (?, ?)", name, value);
    }

    /** The ids of a class's items that are there and, as far as is known, not retired. */
    ItemIds ids(String className) {
        ItemIds ids = new ItemIds();
        database.query(
                "select id from item where class = ? and retired = 0", row -> ids.add(row.getLong(1)), className);
        return ids;
    }

    void put(String className, long id, boolean retired, String json) {
        database.update("insert or replace into item values (?, ?, ?, ?)", className, id, retired ? 1 : 0, json);
        database.update("delete from absent where class = ? and id = ?", className, id);
        database.update("delete from stale where class = ? and id = ?", className, id);
    }

    /** What is kept of a class is to be asked for again, by a later run where this one is cut short. */
    void markStale(String className) {
        database.update(
                "insert or ignore into stale select class, id from item where class = ? and retired = 0", className);
    }

    /** The ids of what is kept of a class and is to be asked for again. */
    ItemIds stale(String className) {
        ItemIds ids = new ItemIds();
        database.query("select id from stale where class = ?", row -> ids.add(row.getLong(1)), className);
        return ids;
    }

    void remove(String className, long id) {
        database.update("delete from item where class = ? and id = ?", className, id);
        database.update("delete from content where class = ? and id = ?", className, id);
        database.update("delete from stale where class = ? and id = ?", className, id);
    }

    /** Forgets what was looked up because something links to it: no list tells when that changes. */
    void forgetLookups() {
        database.update("delete from content where (class, id) in (select class, id from item where retired <> 0)");
        database.update("delete from item where retired <> 0");
        database.update("delete from absent");
    }

    void absent(String className, long id, String why) {
        database.update("insert or replace into absent values (?, ?, ?)", className, id, why);
    }

    void putContent(String className, long id, byte @Nullable [] bytes) {
        database.update("insert or replace into content values (?, ?, ?)", className, id, bytes);
    }

    /** What an item was when it was stored. */
    Optional<String> json(String className, long id) {
        String[] json = new String[1];
        database.query(
                "select json from item where class = ? and id = ?", row -> json[0] = row.getString(1), className, id);
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
        database.query(
                "select id, retired, json from item where class = ? order by id",
                row -> reader.read(row.getLong(1), row.getInt(2) != 0, row.getString(3)),
                className);
    }

    /** Takes an item that is linked to but can not be had. */
    interface AbsentReader {
        void read(String className, long id, String why);
    }

    void absent(AbsentReader reader) {
        database.query(
                "select class, id, why from absent order by class, id",
                row -> reader.read(row.getString(1), row.getLong(2), row.getString(3)));
    }

    Path database() {
        return folder.resolve(DATABASE);
    }

    void commit() {
        database.commit();
    }

    /** Where something could not be written beside the database. */
    ConfigException unwritable(IOException e) {
        return StoreDatabase.unwritable(folder, e);
    }

    @Override
    public void close() {
        try {
            database.close();
        } finally {
            lock.close();
        }
    }
}
