package dev.ferry.exporter.roundup;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Changes a generated tracker behind everybody's back: in its database and files tree, and mostly without moving any date
 * of activity. The same seed makes the same changes.
 */
final class RandomEdits implements AutoCloseable {
    private final Random random;
    private final Path files;
    private final Connection connection;
    private int marks;

    private interface Edit {
        void make() throws SQLException, IOException;
    }

    RandomEdits(Path home, long seed) throws SQLException {
        random = new Random(seed);
        files = home.resolve("db/files");
        connection = DriverManager.getConnection("jdbc:sqlite:" + home.resolve("db/db"));
        connection.setAutoCommit(false);
    }

    /** So many changes, in one commit. */
    void make(int count) throws SQLException, IOException {
        List<Edit> edits = edits();
        for (int i = 0; i < count; i++) {
            edits.get(random.nextInt(edits.size())).make();
        }
        connection.commit();
    }

    /** Every kind of change once. */
    void makeEach() throws SQLException, IOException {
        for (Edit edit : edits()) {
            edit.make();
        }
        connection.commit();
    }

    /** Some changes as Roundup makes them: each moves the activity of the item itself, and of no other. */
    void makeAnnounced(String now) throws SQLException, IOException {
        for (int i = 0; i < 3; i++) {
            announce(now, "issue", "title", mark("title"));
            announce(now, "issue", "superseder", any("issue"));
            announce(now, "msg", "author", any("user"));
            announce(now, "user", "realname", mark("Name"));
            announce(now, "keyword", "name", mark("word"));
            sql("update _issue set __retired__ = id, _activity = ? where id = ?", now, any("issue"));
            addIssue();
        }
        connection.commit();
    }

    private void announce(String now, String className, String property, Object value) throws SQLException {
        sql(
                "update _" + className + " set _" + property + " = ?, _activity = ? where id = ?",
                value,
                now,
                any(className));
    }

    private List<Edit> edits() {
        return List.of(
                () -> set("issue", "title", mark("title")),
                () -> retire("issue", 1),
                () -> retire("issue", 0),
                this::addIssue,
                () -> set("issue", "creation", date()),
                () -> set("issue", "status", any("status")),
                this::sameMoment,
                () -> set("issue", "superseder", any("issue")),
                () -> link("issue_dependencies", any("issue"), any("issue")),
                () -> unlink("issue_nosy"),
                () -> unlink("issue_messages"),
                () -> unlink("issue_files"),
                () -> sql(
                        "update issue_messages set nodeid = ? where rowid = (select rowid from issue_messages"
                                + " order by rowid limit 1 offset ?)",
                        any("issue"),
                        random.nextInt(20)),
                this::addMessage,
                () -> content("msg", any("msg")),
                () -> set("msg", "author", any("user")),
                () -> set("msg", "spambayes_score", random.nextInt(2)),
                () -> retire("msg", random.nextInt(2)),
                this::addFile,
                () -> content("file", any("file")),
                () -> Files.deleteIfExists(path("file", any("file"))),
                () -> set("file", "name", mark("x") + (random.nextBoolean() ? ".png" : ".txt")),
                () -> set("file", "spambayes_score", random.nextInt(2)),
                () -> retire("file", random.nextInt(2)),
                () -> set("user", "realname", mark("Name")),
                () -> set("user", "username", mark("login")),
                () -> set("user", "github", mark("hub")),
                () -> insert("user", "username", mark("new")),
                () -> sql("delete from _user where id = ?", any("user")),
                () -> set("keyword", "name", mark("word")),
                () -> sql(
                        "update issue__journal set params = '{''title'': ''older''}' where rowid ="
                                + " (select rowid from issue__journal order by rowid limit 1 offset ?)",
                        random.nextInt(50)));
    }

    private String mark(String word) {
        return word + random.nextInt(1000) + "-" + marks++;
    }

    /** One of few moments, so that issues change places and stand in the same one. */
    private String date() {
        return "20050106222945.32" + random.nextInt(4);
    }

    private long any(String className) throws SQLException {
        List<Long> ids = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select id from _" + className + " order by id")) {
            while (rows.next()) {
                ids.add(rows.getLong(1));
            }
        }
        return ids.get(random.nextInt(ids.size()));
    }

    private void set(String className, String property, Object value) throws SQLException {
        sql("update _" + className + " set _" + property + " = ? where id = ?", value, any(className));
    }

    private void retire(String className, int retired) throws SQLException {
        sql("update _" + className + " set __retired__ = ? where id = ?", retired, any(className));
    }

    /** Several changes of one millisecond, and one that is dated into the past. */
    private void sameMoment() throws SQLException {
        for (String date : List.of("20300101000000.007", "20300101000000.007", "19990101000000.000")) {
            sql("update _issue set _title = ?, _activity = ? where id = ?", mark("moment"), date, any("issue"));
        }
    }

    private long insert(String className, String property, Object value) throws SQLException {
        sql(
                "insert into _" + className + " (_creation, _activity, _creator, _actor, _" + property
                        + ") values (?, ?, 1, 1, ?)",
                date(),
                date(),
                value);
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select last_insert_rowid()")) {
            row.next();
            return row.getLong(1);
        }
    }

    private void addIssue() throws SQLException, IOException {
        long issue = insert("issue", "title", mark("issue"));
        for (int i = random.nextInt(3); i > 0; i--) {
            addMessage(issue);
        }
    }

    private void addMessage() throws SQLException, IOException {
        addMessage(any("issue"));
    }

    private void addMessage(long issue) throws SQLException, IOException {
        long message = insert("msg", "date", date());
        content("msg", message);
        link("issue_messages", issue, message);
    }

    private void addFile() throws SQLException, IOException {
        long file = insert("file", "name", mark("file") + ".txt");
        content("file", file);
        link("issue_files", any("issue"), file);
    }

    private void link(String table, long from, long to) throws SQLException {
        sql("insert into " + table + " (linkid, nodeid) values (?, ?)", to, from);
    }

    private void unlink(String table) throws SQLException {
        sql(
                "delete from " + table + " where rowid = (select rowid from " + table
                        + " order by rowid limit 1 offset ?)",
                random.nextInt(20));
    }

    private void sql(String sql, Object... values) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            statement.executeUpdate();
        }
    }

    private Path path(String className, long id) {
        return files.resolve(className).resolve(Long.toString(id / 1000)).resolve(className + id);
    }

    /** Texts and bytes of few kinds, so that contents are shared and come back; some are not UTF-8. */
    private void content(String className, long id) throws IOException {
        Path path = path(className, id);
        Files.createDirectories(path.resolveSibling("."));
        String text = "caf\u00e9 " + random.nextInt(8);
        Files.write(path, text.getBytes(random.nextBoolean() ? StandardCharsets.UTF_8 : StandardCharsets.ISO_8859_1));
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
