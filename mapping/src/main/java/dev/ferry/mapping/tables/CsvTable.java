package dev.ferry.mapping.tables;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import dev.ferry.archive.ConfigException;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.MalformedInputException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A table that people keep beside ferry.yaml: CSV in UTF-8 with a header; more columns are allowed and left alone. All bad rows
 * are told at once, with line and column. Immutable.
 */
public final class CsvTable {
    private static final int MOST_FINDINGS = 50;
    private static final ObjectReader CSV =
            new CsvMapper().readerFor(String[].class).with(CsvParser.Feature.WRAP_AS_ARRAY);

    private final String what;
    private final String key;
    private final List<String> columns;
    private final String toHaveIt;

    /**
     * @param what it is, in messages, such as {@code the user map}
     * @param key what names it in ferry.yaml
     * @param columns those that it must have
     */
    public CsvTable(String what, String key, List<String> columns) {
        this(what, key, columns, "make it");
    }

    /** The same; {@code toHaveIt} says what somebody does who lacks it. */
    public CsvTable(String what, String key, List<String> columns, String toHaveIt) {
        this.what = what;
        this.key = key;
        this.columns = List.copyOf(columns);
        this.toHaveIt = toHaveIt;
    }

    /** Reads a file. Throws ConfigException where it is absent or any row was refused. */
    public void read(Path file, Consumer<Row> rows) {
        try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            read(file.toString(), reader, rows);
        } catch (NoSuchFileException e) {
            throw new ConfigException(
                    what + " " + file + " does not exist; " + toHaveIt + ", or take '" + key + "' out of ferry.yaml",
                    e);
        } catch (IOException | RuntimeException e) {
            if (e instanceof RuntimeException other && !comesOf(IOException.class, e)) {
                throw other;
            }
            throw new ConfigException(
                    what + " " + file
                            + (comesOf(MalformedInputException.class, e)
                                    ? " is not UTF-8; save it as UTF-8"
                                    : " can not be read: " + firstLine(e)),
                    e);
        }
    }

    /** The same from elsewhere; {@code name} stands in messages. */
    public void read(String name, Reader reader, Consumer<Row> consumer) throws IOException {
        List<String> findings = new ArrayList<>();
        int[] count = new int[1];
        Consumer<String> finding = text -> {
            count[0]++;
            if (findings.size() < MOST_FINDINGS) {
                findings.add(text);
            }
        };
        try (MappingIterator<String[]> rows = CSV.readValues(reader)) {
            Optional<String[]> header = next(rows, 1, finding);
            if (count[0] == 0) {
                Map<String, Integer> places = header(name, header.orElseGet(() -> new String[0]));
                Optional<String[]> row = next(rows, behind(rows.getCurrentLocation()), finding);
                while (row.isPresent()) {
                    String[] cells = row.get();
                    if (cells.length > 1 || (cells.length == 1 && !cells[0].isBlank())) {
                        consumer.accept(new Row(places, cells, line(rows.getCurrentLocation()), finding));
                    }
                    row = next(rows, behind(rows.getCurrentLocation()), finding);
                }
            }
        }
        if (count[0] > 0) {
            throw new ConfigException(what + " " + name + " has " + count[0] + " bad "
                    + (count[0] == 1 ? "row" : "rows") + "; mend or delete: " + String.join("; ", findings)
                    + (count[0] > findings.size() ? "; and more" : ""));
        }
    }

    /** The row that begins in this line, if there is one. What is no CSV ends the table: nobody knows where the next row begins. */
    private static Optional<String[]> next(MappingIterator<String[]> rows, int line, Consumer<String> finding)
            throws IOException {
        try {
            return rows.hasNextValue() ? Optional.of(rows.nextValue()) : Optional.empty();
        } catch (JsonProcessingException e) {
            if (comesOf(MalformedInputException.class, e)) {
                throw e;
            }
            // The parser has read on to the file's end, and keeps no place of the quote that it looked for the end of.
            finding.accept("line " + line + ": no CSV, and nothing from here on was read: " + e.getOriginalMessage());
            return Optional.empty();
        }
    }

    /** The line after what the parser has read. */
    private static int behind(JsonLocation end) {
        return end.getLineNr() + (end.getColumnNr() <= 1 ? 0 : 1);
    }

    // The parser stands after the row's line break already, unless the file ends without one.
    private static int line(JsonLocation behind) {
        return Math.max(2, behind.getLineNr() - (behind.getColumnNr() <= 1 ? 1 : 0));
    }

    private Map<String, Integer> header(String name, String[] header) {
        Map<String, Integer> places = new HashMap<>();
        for (int i = 0; i < header.length; i++) {
            // Spreadsheets put a byte order mark in front.
            places.put(header[i].replace("\uFEFF", "").strip().toLowerCase(Locale.ROOT), i);
        }
        if (!places.keySet().containsAll(columns)) {
            throw new ConfigException(what + " " + name + " lacks the columns "
                    + columns.stream().map(column -> "'" + column + "'").collect(Collectors.joining(" and "))
                    + "; its first line must be: " + String.join(",", columns));
        }
        return places;
    }

    /** Far from the file's beginning the parser wraps what its reader threw. */
    private static boolean comesOf(Class<? extends Exception> kind, Throwable thrown) {
        return Stream.iterate(thrown, Objects::nonNull, Throwable::getCause).anyMatch(kind::isInstance);
    }

    private static String firstLine(Exception e) {
        String message = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
        return message.lines().findFirst().orElse(message);
    }

    /** One row of a table, while it is read. */
    public static final class Row {
        private final Map<String, Integer> places;
        private final String[] cells;
        private final int line;
        private final Consumer<String> findings;

        private Row(Map<String, Integer> places, String[] cells, int line, Consumer<String> findings) {
            this.places = places;
            this.cells = cells;
            this.line = line;
            this.findings = findings;
        }

        /** From 1, as editors count. */
        public int line() {
            return line;
        }

        /** What stands in a column, without blanks around it; empty where the row or the table has no such column. */
        public String cell(String column) {
            Integer place = places.get(column);
            return place == null || place >= cells.length ? "" : cells[place].strip();
        }

        /** What is wrong with the row, in this column. */
        public void refuse(String column, String reason) {
            findings.accept("line " + line + ", column '" + column + "': " + reason);
        }
    }
}
