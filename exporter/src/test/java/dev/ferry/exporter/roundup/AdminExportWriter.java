package dev.ferry.exporter.roundup;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Writes a tracker the way {@code roundup-admin export} does: colons between Python literals, contents in folders beside. */
final class AdminExportWriter {
    private final Connection database;
    private final Path target;

    private AdminExportWriter(Connection database, Path target) {
        this.database = database;
        this.target = target;
    }

    static Path write(HandMadeTracker tracker, Path target) throws SQLException, IOException {
        Files.createDirectories(target);
        try (Connection database = DriverManager.getConnection("jdbc:sqlite:" + tracker.database())) {
            AdminExportWriter writer = new AdminExportWriter(database, target);
            Schema schema =
                    Schema.parse(writer.strings("select schema from schema").get(0));
            for (ClassSchema found : schema.classes().values()) {
                writer.items(found);
                writer.journal(found.name());
            }
        }
        try (Stream<Path> contents = Files.walk(tracker.files())) {
            for (Path content : contents.filter(Files::isRegularFile).toList()) {
                Path relative = tracker.files().relativize(content);
                Path copy = target.resolve(relative.getName(0) + "-files")
                        .resolve(relative.subpath(1, relative.getNameCount()));
                Files.createDirectories(copy.getParent());
                Files.copy(content, copy);
            }
        }
        Files.createDirectories(target.resolve("msg-files"));
        return target;
    }

    private void items(ClassSchema found) throws SQLException, IOException {
        List<String> lines = new ArrayList<>();
        TreeMap<String, PropertyType> properties = new TreeMap<>();
        found.properties().forEach(property -> properties.put(property.name(), property.type()));
        if (found.name().equals("msg") || found.name().equals("file")) {
            properties.remove("content");
        }
        for (String name : List.of("creation", "activity")) {
            properties.put(name, PropertyType.of(PropertyType.Kind.DATE));
        }
        for (String name : List.of("creator", "actor")) {
            properties.put(name, PropertyType.of(PropertyType.Kind.LINK));
        }
        properties.put("id", PropertyType.of(PropertyType.Kind.LINK));
        lines.add(String.join(":", properties.keySet()) + ":is retired");
        try (Statement statement = database.createStatement();
                ResultSet rows = statement.executeQuery("select * from \"_" + found.name() + "\" order by id")) {
            while (rows.next()) {
                List<String> cells = new ArrayList<>();
                for (var property : properties.entrySet()) {
                    cells.add(csv(literal(found.name(), property.getKey(), property.getValue(), rows)));
                }
                cells.add(rows.getLong("__retired__") == 0 ? "False" : "True");
                lines.add(String.join(":", cells));
            }
        }
        Files.writeString(target.resolve(found.name() + ".csv"), String.join("\n", lines) + "\n");
    }

    private String literal(String className, String name, PropertyType type, ResultSet rows) throws SQLException {
        if (type.kind() == PropertyType.Kind.MULTILINK) {
            return strings("select linkid from \"" + className + "_" + name + "\" where nodeid = " + rows.getLong("id")
                            + " order by linkid")
                    .stream()
                    .map(AdminExportWriter::repr)
                    .toList()
                    .toString();
        }
        String text = rows.getString(name.equals("id") ? "id" : "_" + name);
        if (text == null) {
            return "None";
        }
        return switch (type.kind()) {
            case NUMBER -> Double.toString(rows.getDouble("_" + name));
            case BOOLEAN, INTEGER -> text;
            case DATE -> date(text);
            default -> repr(text);
        };
    }

    private static String date(String text) {
        LocalDateTime at = LocalDateTime.ofInstant(RoundupDate.parse(text).orElseThrow(), ZoneOffset.UTC);
        return "(" + at.getYear() + ", " + at.getMonthValue() + ", " + at.getDayOfMonth() + ", " + at.getHour() + ", "
                + at.getMinute() + ", " + (at.getSecond() + at.getNano() / 1e9) + ", 0, 0, 0)";
    }

    private void journal(String className) throws SQLException, IOException {
        StringBuilder lines = new StringBuilder();
        try (Statement statement = database.createStatement();
                ResultSet rows = statement.executeQuery(
                        "select nodeid, date, tag, action, params from " + className + "__journal order by rowid")) {
            while (rows.next()) {
                lines.append(csv(repr(rows.getString(1)))).append(':').append(csv(date(rows.getString(2))));
                lines.append(':')
                        .append(csv(repr(rows.getString(3))))
                        .append(':')
                        .append(csv(repr(rows.getString(4))));
                lines.append(':').append(csv(rows.getString(5))).append('\n');
            }
        }
        Files.writeString(target.resolve(className + "-journals.csv"), lines);
    }

    private static String repr(String text) {
        StringBuilder repr = new StringBuilder();
        char quote = text.indexOf('\'') >= 0 && text.indexOf('"') < 0 ? '"' : '\'';
        repr.append(quote);
        text.codePoints().forEach(c -> {
            if (c == quote || c == '\\') {
                repr.append('\\').appendCodePoint(c);
            } else if (c == '\n') {
                repr.append("\\n");
            } else if (c < 32 || c == 127) {
                repr.append(String.format("\\x%02x", c));
            } else {
                repr.appendCodePoint(c);
            }
        });
        return repr.append(quote).toString();
    }

    private static String csv(String cell) {
        return cell.indexOf('"') >= 0 || cell.indexOf(':') >= 0 ? '"' + cell.replace("\"", "\"\"") + '"' : cell;
    }

    private List<String> strings(String sql) {
        List<String> strings = new ArrayList<>();
        try (Statement statement = database.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                strings.add(rows.getString(1));
            }
        } catch (SQLException e) {
            throw new UncheckedIOException(new IOException(e));
        }
        return strings;
    }
}
