package dev.ferry.cli.journeys;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Random;

/** People go on working in a made tracker: each edit dates the item that it changes, as Roundup does. */
final class TrackerLife {
    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("yyyyMMddHHmmss.000").withZone(ZoneOffset.UTC);

    private final Path home;
    private final Random random;

    TrackerLife(Path home, Random random) {
        this.home = home;
        this.random = random;
    }

    /** Some edits, each of another kind. */
    void goOn() throws SQLException, IOException {
        try (Connection database = DriverManager.getConnection("jdbc:sqlite:" + home.resolve("db/db"));
                Statement statement = database.createStatement()) {
            statement.execute("pragma busy_timeout = 10000");
            String now = "'" + DATE.format(Instant.now()) + "'";
            edit(statement, "issue", now, "_title = 'edited " + random.nextInt() + "'");
            edit(statement, "issue", now, "__retired__ = id");
            edit(statement, "issue", now, "__retired__ = 0", "__retired__ <> 0");
            edit(statement, "msg", now, "__retired__ = id");
            edit(statement, "file", now, "_name = 'renamed " + random.nextInt() + "'");
            edit(statement, "user", now, "_realname = 'Renamed " + random.nextInt() + "'", "id > 2");
            edit(statement, "user", now, "__retired__ = id", "id > 2");
            edit(statement, "user", now, "_realname = 'Gone " + random.nextInt() + "'", "__retired__ <> 0");
            comment(statement, now);
        }
    }

    private void edit(Statement statement, String className, String now, String change) throws SQLException {
        edit(statement, className, now, change, "__retired__ = 0");
    }

    private void edit(Statement statement, String className, String now, String change, String where)
            throws SQLException {
        statement.executeUpdate("update _" + className + " set " + change + ", _activity = " + now
                + " where id = (select id from _" + className + " where " + where + " order by (id * "
                + (1 + random.nextInt(10_000)) + ") % 7919 limit 1)");
    }

    private void comment(Statement statement, String now) throws SQLException, IOException {
        long id = 1;
        try (var row = statement.executeQuery("select max(id) + 1 from _msg")) {
            id = row.next() ? row.getLong(1) : id;
        }
        Path file = home.resolve("db/files/msg/" + id / 1000 + "/msg" + id);
        Files.createDirectories(file.getParent());
        Files.write(file, List.of("said meanwhile " + random.nextInt()), StandardCharsets.UTF_8);
        statement.executeUpdate("insert into _msg (id, __retired__, _author, _date, _creation, _creator, _activity,"
                + " _actor) values (" + id + ", 0, 3, " + now + ", " + now + ", 3, " + now + ", 3)");
        long issue = 1;
        try (var row = statement.executeQuery("select id from _issue where __retired__ = 0 order by (id * "
                + (1 + random.nextInt(10_000)) + ") % 7919 limit 1")) {
            issue = row.next() ? row.getLong(1) : issue;
        }
        statement.executeUpdate("insert into issue_messages (linkid, nodeid) values (" + id + ", " + issue + ")");
        statement.executeUpdate("update _issue set _activity = " + now + " where id = " + issue);
    }
}
