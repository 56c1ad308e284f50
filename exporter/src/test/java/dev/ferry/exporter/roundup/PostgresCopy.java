package dev.ferry.exporter.roundup;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Puts a tracker's SQLite database into PostgreSQL, with the column types that Roundup gives its tables there. */
final class PostgresCopy {
    private static final Set<String> NUMBERS = Set.of("id", "__retired__", "nodeid", "linkid", "_creator", "_actor");
    private static final Set<String> DATES = Set.of("_creation", "_activity", "date");

    private final Connection from;
    private final Connection to;

    private PostgresCopy(Connection from, Connection to) {
        this.from = from;
        this.to = to;
    }

    static void copy(Path sqlite, String postgresUrl) throws SQLException {
        try (Connection from = DriverManager.getConnection("jdbc:sqlite:" + sqlite);
                Connection to = DriverManager.getConnection(postgresUrl)) {
            to.setAutoCommit(false);
            new PostgresCopy(from, to).run();
            to.commit();
        }
    }

    private void run() throws SQLException {
        Schema schema = Schema.parse(strings("select schema from schema").get(0));
        for (String table : strings("select name from sqlite_master where type = 'table' order by name")) {
            List<String> columns = strings("select name from pragma_table_info('" + table + "') order by cid");
            List<String> types =
                    columns.stream().map(column -> type(schema, table, column)).toList();
            table(table, columns, types);
        }
    }

    private static String type(Schema schema, String table, String column) {
        if (NUMBERS.contains(column)) {
            return "integer";
        }
        if (DATES.contains(column)) {
            return "timestamp";
        }
        return schema.find(table.substring(1))
                .filter(found -> table.startsWith("_") && column.startsWith("_"))
                .flatMap(found -> found.property(column.substring(1)))
                .map(property -> switch (property.type().kind()) {
                    case LINK, INTEGER -> "integer";
                    case NUMBER -> "real";
                    case DATE -> "timestamp";
                    case BOOLEAN -> "boolean";
                    default -> "text";
                })
                .orElse("text");
    }

    private void table(String table, List<String> columns, List<String> types) throws SQLException {
        List<String> definitions = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            definitions.add("\"" + columns.get(i) + "\" " + types.get(i));
        }
        try (Statement statement = to.createStatement()) {
            statement.execute("create table \"" + table + "\" (" + String.join(", ", definitions) + ")");
        }
        String insert = "insert into \"" + table + "\" values (?" + ", ?".repeat(columns.size() - 1) + ")";
        try (Statement select = from.createStatement();
                ResultSet rows = select.executeQuery("select * from \"" + table + "\" order by rowid");
                PreparedStatement target = to.prepareStatement(insert)) {
            while (rows.next()) {
                for (int i = 0; i < columns.size(); i++) {
                    target.setObject(i + 1, value(rows, i + 1, types.get(i)));
                }
                target.addBatch();
            }
            target.executeBatch();
        }
    }

    private static @Nullable Object value(ResultSet rows, int column, String type) throws SQLException {
        String text = rows.getString(column);
        if (text == null) {
            return null;
        }
        return switch (type) {
            case "integer" -> rows.getInt(column);
            case "real" -> rows.getFloat(column);
            case "boolean" -> rows.getBoolean(column);
            case "timestamp" ->
                RoundupDate.parse(text)
                        .map(at -> Timestamp.valueOf(
                                at.atOffset(java.time.ZoneOffset.UTC).toLocalDateTime()))
                        .orElseThrow();
            default -> text;
        };
    }

    private List<String> strings(String sql) throws SQLException {
        List<String> strings = new ArrayList<>();
        try (Statement statement = from.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                strings.add(rows.getString(1));
            }
        }
        return strings;
    }
}
