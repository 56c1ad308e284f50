package dev.ferry.cli.journeys;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * When each closed issue of a tracker was closed for the last time, by plain SQL from the tracker's own journal, which
 * keeps of every change the value that was there before. What an exporter makes of it plays no part.
 */
final class ClosingDates {
    private static final String CLOSED = "select cast(id as text) from _status where _name = 'closed'";
    // Newest first: what an issue's status became is what it was before the next change, or what it is now.
    private static final String CHANGES = "select j.nodeid, j.date, j.params, cast(i._status as text)"
            + " from issue__journal j join _issue i on i.id = j.nodeid"
            + " where j.action = 'set' and j.params like '%''status'':%' order by j.nodeid, j.date desc";
    private static final Pattern BEFORE = Pattern.compile("u?'status': (?:u?'([0-9]+)'|None)");
    private static final DateTimeFormatter SECOND = DateTimeFormatter.ofPattern("yyyyMMddHHmmss");

    private ClosingDates() {}

    /** By the issues' ids; an issue that never became closed is not in it. */
    static Map<String, LocalDateTime> of(Path home) throws SQLException {
        Map<String, LocalDateTime> dates = new HashMap<>();
        String url = "jdbc:sqlite:file:" + home.resolve("db/db").toAbsolutePath() + "?mode=ro&immutable=1";
        try (Connection database = DriverManager.getConnection(url);
                Statement statement = database.createStatement()) {
            String closed;
            try (ResultSet row = statement.executeQuery(CLOSED)) {
                closed = row.getString(1);
            }
            String issue = "";
            String after = "";
            try (ResultSet rows = statement.executeQuery(CHANGES)) {
                while (rows.next()) {
                    if (!rows.getString(1).equals(issue)) {
                        issue = rows.getString(1);
                        after = rows.getString(4);
                    }
                    Matcher params = BEFORE.matcher(rows.getString(3));
                    if (!params.find()) {
                        throw new IllegalStateException("not understood: " + rows.getString(3));
                    }
                    String before = params.group(1) == null ? "" : params.group(1);
                    if (after.equals(closed) && !before.equals(closed)) {
                        String date = rows.getString(2);
                        dates.putIfAbsent(issue, LocalDateTime.parse(date.substring(0, 14), SECOND));
                    }
                    after = before;
                }
            }
        }
        return dates;
    }
}
