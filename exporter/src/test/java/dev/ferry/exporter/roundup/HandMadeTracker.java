package dev.ferry.exporter.roundup;

import dev.ferry.exporter.ExportOptions;
import dev.ferry.exporter.Tracker;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A tracker made by a test, table by table as Roundup lays them out; what a test does not set is NULL or today's default. */
final class HandMadeTracker implements AutoCloseable {
    static final String CREATED = "20050106222945.323";

    private final Path home;
    private final Connection connection;
    private final Map<String, String> schema = new LinkedHashMap<>();

    private HandMadeTracker(Path home, Connection connection) {
        this.home = home;
        this.connection = connection;
    }

    static HandMadeTracker in(Path home) throws SQLException, IOException {
        Files.createDirectories(home.resolve("db").resolve("files"));
        Connection connection = DriverManager.getConnection("jdbc:sqlite:" + home.resolve("db/db"));
        HandMadeTracker tracker = new HandMadeTracker(home, connection);
        // A test's tracker need not survive a power cut.
        tracker.sql("pragma synchronous = off");
        return tracker;
    }

    /** The classes of Roundup's classic template, with some words of its elder versions. */
    static HandMadeTracker classic(Path home) throws SQLException, IOException {
        HandMadeTracker tracker = in(home);
        tracker.define("status", "name", "name String", "order Number");
        tracker.define("priority", "name", "name String", "order Number");
        tracker.define("keyword", "name", "name String");
        tracker.define("query", "", "klass String", "name String", "url String", "private_for Link user");
        tracker.define(
                "user",
                "username",
                "username String",
                "password Password",
                "address String",
                "realname String",
                "phone String",
                "organisation String",
                "alternate_addresses String",
                "queries Multilink query",
                "roles String",
                "timezone String");
        tracker.define(
                "msg",
                "",
                "author Link user",
                "recipients Multilink user",
                "date Date",
                "summary String",
                "files Multilink file",
                "messageid String",
                "inreplyto String",
                "content String",
                "type String");
        tracker.define("file", "", "name String", "content String", "type String");
        tracker.define(
                "issue",
                "",
                "title String",
                "messages Multilink msg",
                "files Multilink file",
                "nosy Multilink user",
                "superseder Multilink issue",
                "assignedto Link user",
                "topic Multilink keyword",
                "priority Link priority",
                "status Link status",
                "deadline Date",
                "effort Interval");
        tracker.insert("user", 1, "username", "admin", "roles", "Admin");
        tracker.insert("user", 2, "username", "anonymous");
        tracker.insert("user", 3, "username", "joe", "realname", "Joe Doe");
        tracker.insert("user", 4, "username", "ann");
        String[] statuses = {"unread", "chatting", "resolved"};
        for (int i = 0; i < statuses.length; i++) {
            tracker.insert("status", i + 1, "name", statuses[i], "order", i + 1.0);
        }
        tracker.insert("priority", 1, "name", "critical", "order", 1.0);
        tracker.insert("keyword", 1, "name", "docs");
        tracker.insert("keyword", 2, "name", "ui");
        return tracker;
    }

    /** Makes a class; properties are {@code NAME TYPE [TARGET]}. */
    void define(String name, String key, String... properties) throws SQLException {
        List<String> spelled = new ArrayList<>();
        StringBuilder columns =
                new StringBuilder("_activity VARCHAR(30),_actor INTEGER,_creation VARCHAR(30),_creator INTEGER");
        for (String property : properties) {
            String[] words = property.split(" ");
            String target = words.length > 2 ? " to \"" + words[2] + "\"" : "";
            spelled.add("('" + words[0] + "', '<roundup.hyperdb." + words[1] + target + ">')");
            if (words[1].equals("Multilink")) {
                sql("CREATE TABLE " + name + "_" + words[0] + " (linkid INTEGER, nodeid INTEGER)");
            } else {
                columns.append(",_").append(words[0]).append(" ").append(columnType(words[1]));
            }
        }
        sql("CREATE TABLE _" + name + " (" + columns + ",id INTEGER PRIMARY KEY,__retired__ INTEGER DEFAULT 0)");
        sql("CREATE TABLE " + name
                + "__journal (nodeid integer, date VARCHAR(30), tag varchar(255), action varchar(255), params text)");
        schema.put(name, "('" + key + "', [" + String.join(", ", spelled) + "])");
    }

    private static String columnType(String type) {
        return switch (type) {
            case "Link", "Integer" -> "INTEGER";
            case "Number" -> "REAL";
            case "Boolean" -> "BOOLEAN";
            default -> "VARCHAR(255)";
        };
    }

    void insert(String className, long id, @Nullable Object... values) throws SQLException {
        Map<String, @Nullable Object> row = new LinkedHashMap<>();
        row.put("creation", CREATED);
        row.put("activity", CREATED);
        row.put("creator", 1);
        row.put("actor", 1);
        for (int i = 0; i < values.length; i += 2) {
            row.put(String.valueOf(values[i]), values[i + 1]);
        }
        String columns =
                String.join(", ", row.keySet().stream().map(c -> "_" + c).toList());
        String marks = ", ?".repeat(row.size());
        try (PreparedStatement insert = connection.prepareStatement(
                "insert into _" + className + " (id, " + columns + ") values (?" + marks + ")")) {
            insert.setLong(1, id);
            int i = 2;
            for (@Nullable Object value : row.values()) {
                if (value instanceof byte[] bytes) {
                    insert.setBytes(i++, bytes);
                } else {
                    insert.setObject(i++, value);
                }
            }
            insert.executeUpdate();
        }
    }

    /** A message with its content, in an issue. */
    void message(long id, long issue, String text) throws SQLException, IOException {
        insert("msg", id, "author", 3, "date", CREATED);
        content("msg", id, text.getBytes(StandardCharsets.UTF_8));
        link("issue", "messages", issue, id);
    }

    void link(String className, String property, long item, long... targets) throws SQLException {
        for (long target : targets) {
            sql("insert into " + className + "_" + property + " values (" + target + ", " + item + ")");
        }
    }

    void journal(String className, long item, String date, String tag, String action, String params)
            throws SQLException {
        try (PreparedStatement insert =
                connection.prepareStatement("insert into " + className + "__journal values (?, ?, ?, ?, ?)")) {
            insert.setLong(1, item);
            insert.setString(2, date);
            insert.setString(3, tag);
            insert.setString(4, action);
            insert.setString(5, params);
            insert.executeUpdate();
        }
    }

    void retire(String className, long id) throws SQLException {
        sql("update _" + className + " set __retired__ = id where id = " + id);
    }

    void content(String className, long id, byte[] bytes) throws IOException {
        write(className + "/" + id / 1000 + "/" + className + id, bytes);
    }

    void write(String pathInFiles, byte[] bytes) throws IOException {
        Path path = files().resolve(pathInFiles);
        Files.createDirectories(path.getParent());
        Files.write(path, bytes);
    }

    void sql(String statement) throws SQLException {
        try (Statement run = connection.createStatement()) {
            run.executeUpdate(statement);
        }
    }

    Path database() {
        return home.resolve("db").resolve("db");
    }

    Path files() {
        return home.resolve("db").resolve("files");
    }

    /** Writes the schema down; from now on the tracker can be opened. */
    HandMadeTracker finish() throws SQLException {
        List<String> classes = new ArrayList<>();
        schema.forEach((name, spec) -> classes.add("'" + name + "': " + spec));
        sql("CREATE TABLE schema (schema varchar)");
        try (PreparedStatement insert = connection.prepareStatement("insert into schema values (?)")) {
            insert.setString(1, "{'version': 8, 'tables': {" + String.join(", ", classes) + "}}");
            insert.executeUpdate();
        }
        return this;
    }

    Exported export() throws IOException {
        return export(ExportOptions.defaults());
    }

    Exported export(ExportOptions options) throws IOException {
        Path folder = Files.createDirectories(home.resolve("out"));
        Path zip = folder.resolve("archive.zip");
        try (Tracker tracker = open()) {
            return Exported.of(tracker, zip, options);
        }
    }

    Tracker open() {
        return RoundupSqlite.open(database(), files(), URI.create("https://tracker.example.org"));
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
