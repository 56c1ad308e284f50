package dev.ferry.mapping.ledger;

import dev.ferry.archive.ConfigException;
import dev.ferry.archive.DataException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteOpenMode;

/** Opens the ledger's SQLite file and brings its tables to this version's form. */
final class Database {
    /** "Frry": tells a ledger from any other SQLite file. */
    private static final int APPLICATION_ID = 0x46727279;

    private static final List<String> VERSIONS =
            List.of("001.sql", "002.sql", "003.sql", "004.sql", "005.sql", "006.sql", "007.sql", "008.sql");
    private static final int BUSY_MILLIS = 10_000;

    private Database() {}

    /** For the one writer; makes the file when there is none. */
    static Session openForWriting(Path file) {
        Session session = connect(file, url(file), config());
        boolean ready = false;
        try {
            prepare(file, session);
            ready = true;
            return session;
        } finally {
            if (!ready) {
                session.close();
            }
        }
    }

    private static void prepare(Path file, Session session) {
        // Before anything is changed: the file may be somebody else's.
        version(file, session);
        // FULL: in WAL mode NORMAL would lose the last commits with the power.
        session.execute("PRAGMA journal_mode = WAL");
        session.execute("PRAGMA synchronous = FULL");
        session.execute("PRAGMA temp_store = MEMORY");
        session.execute("PRAGMA cache_size = -32768");
        // Checkpoints less often than by default: batches of thousands of rows would wait for one each.
        session.execute("PRAGMA wal_autocheckpoint = 4000");
        update(file, session);
    }

    /** For reading while another process or thread may write. */
    static Session openForReading(Path file) {
        SQLiteConfig config = config();
        config.setReadOnly(true);
        config.resetOpenMode(SQLiteOpenMode.CREATE);
        return connect(file, url(file), config);
    }

    /** Whether there is something to read in the file. */
    static boolean isBegun(Path file, Session session) {
        int version = version(file, session);
        if (version > 0 && version < VERSIONS.size()) {
            throw new ConfigException("the ledger " + file + " was written by an older Ferry (format " + version
                    + ", this one has " + VERSIONS.size() + "); any command that writes brings it up to date");
        }
        return version > 0;
    }

    /** A ledger without content, for reading where none exists yet. */
    static Session openEmpty(Path file) {
        Session session = connect(file, "jdbc:sqlite::memory:", config());
        update(file, session);
        return session;
    }

    /** The version of the tables; 0 when the file was made and nothing was written yet. */
    private static int version(Path file, Session session) {
        int version = pragma(session, "user_version");
        int application = pragma(session, "application_id");
        if (application != APPLICATION_ID && (application != 0 || version != 0 || hasTables(session))) {
            throw new DataException(
                    file + " is a SQLite file, but not a ledger of Ferry; name another file for `ledger`");
        }
        if (version > VERSIONS.size()) {
            throw new ConfigException("the ledger " + file + " was written by a newer Ferry (format " + version
                    + ", this one knows " + VERSIONS.size() + "); use that one");
        }
        return version;
    }

    private static void update(Path file, Session session) {
        int version = version(file, session);
        if (version == VERSIONS.size()) {
            return;
        }
        session.execute("BEGIN IMMEDIATE");
        session.execute("PRAGMA application_id = " + APPLICATION_ID);
        for (String script : VERSIONS.subList(version, VERSIONS.size())) {
            for (String statement : read(script).split(";\n\n")) {
                session.execute(statement);
            }
        }
        session.execute("PRAGMA user_version = " + VERSIONS.size());
        session.execute("COMMIT");
    }

    private static boolean hasTables(Session session) {
        return session.first(row -> row.getInt(1), "SELECT count(*) FROM sqlite_master")
                        .orElse(0)
                > 0;
    }

    private static int pragma(Session session, String name) {
        return session.first(row -> row.getInt(1), "PRAGMA " + name).orElse(0);
    }

    private static SQLiteConfig config() {
        SQLiteConfig config = new SQLiteConfig();
        config.setBusyTimeout(BUSY_MILLIS);
        return config;
    }

    private static String url(Path file) {
        // As a URI, because the driver takes a question mark in a plain path for the start of options.
        return "jdbc:sqlite:" + file.toAbsolutePath().toUri();
    }

    private static Session connect(Path file, String url, SQLiteConfig config) {
        try {
            Connection connection = config.createConnection(url);
            return new Session(file, connection);
        } catch (SQLException e) {
            throw Session.failure(file, e);
        }
    }

    private static String read(String script) {
        try (InputStream resource = Database.class.getResourceAsStream(script)) {
            if (resource == null) {
                throw new IllegalStateException("the schema " + script + " is missing in the jar");
            }
            return new String(resource.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException("the schema " + script + " can not be read from the jar", e);
        }
    }
}
