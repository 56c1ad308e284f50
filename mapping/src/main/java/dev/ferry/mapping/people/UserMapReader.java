package dev.ferry.mapping.people;

import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.RuntimeJsonMappingException;
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
import java.util.Optional;

/**
 * Reads the user map: CSV in UTF-8 with the header {@code legacy,github}; {@code legacy} is a login or id of the old
 * tracker, {@code github} an account ({@code name}, {@code @name} or the profile's address), empty for somebody who
 * is not to be named, {@code ?} where nobody has decided yet, which is as if the row were not there. More columns are allowed and
 * left alone. All bad rows are told at once, with their lines.
 */
public final class UserMapReader {
    /** Stands for an account that is not decided yet. */
    static final String OPEN = "?";

    private static final int MOST_FINDINGS = 50;

    private UserMapReader() {}

    /** Reads a file. Throws ConfigException where it is absent or any row is bad. */
    public static UserMap read(Path file) {
        try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            return read(file.toString(), reader);
        } catch (NoSuchFileException e) {
            throw new ConfigException(
                    "the user map " + file + " does not exist; make it, or take 'users' out of ferry.yaml", e);
        } catch (MalformedInputException e) {
            throw new ConfigException("the user map " + file + " is not UTF-8; save it as UTF-8", e);
        } catch (IOException | RuntimeJsonMappingException e) {
            throw new ConfigException("the user map " + file + " can not be read: " + firstLine(e), e);
        }
    }

    static UserMap read(String name, Reader reader) throws IOException {
        List<String> findings = new ArrayList<>();
        Map<String, Optional<GitHubLogin>> people = new HashMap<>();
        Map<String, Integer> firstLines = new HashMap<>();
        CsvMapper csv = new CsvMapper();
        try (MappingIterator<String[]> rows = csv.readerFor(String[].class)
                .with(CsvParser.Feature.WRAP_AS_ARRAY)
                .readValues(reader)) {
            Columns columns = Columns.of(name, rows.hasNext() ? rows.next() : new String[0]);
            while (rows.hasNext()) {
                String[] cells = rows.next();
                // The parser stands after the row's line break already, unless the file ends without one.
                int line = Math.max(
                        2,
                        rows.getCurrentLocation().getLineNr()
                                - (rows.getCurrentLocation().getColumnNr() <= 1 ? 1 : 0));
                if (cells.length == 0 || (cells.length == 1 && cells[0].isBlank())) {
                    continue;
                }
                String legacy = columns.legacyOf(cells);
                String github = columns.githubOf(cells);
                Optional<GitHubLogin> login = LoginCleaner.clean(github);
                Integer first = firstLines.putIfAbsent(legacy, line);
                if (legacy.isEmpty()) {
                    findings.add("line " + line + ": the cell 'legacy' is empty");
                } else if (first != null) {
                    findings.add("line " + line + ": '" + legacy + "' stands in line " + first + " already");
                } else if (!github.isEmpty() && !github.equals(OPEN) && login.isEmpty()) {
                    findings.add("line " + line + ": '" + github + "' is no GitHub account's name");
                } else if (!github.equals(OPEN)) {
                    people.put(legacy, login);
                }
            }
        }
        if (!findings.isEmpty()) {
            throw new ConfigException("the user map " + name + " has " + findings.size() + " bad "
                    + (findings.size() == 1 ? "row" : "rows") + "; mend or delete: "
                    + String.join("; ", findings.subList(0, Math.min(findings.size(), MOST_FINDINGS)))
                    + (findings.size() > MOST_FINDINGS ? "; and more" : ""));
        }
        return UserMap.of(people);
    }

    private static String firstLine(Exception e) {
        String message = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
        return message.lines().findFirst().orElse(message);
    }

    private record Columns(int legacy, int github) {
        static Columns of(String name, String[] header) {
            int legacy = -1;
            int github = -1;
            for (int i = 0; i < header.length; i++) {
                // Spreadsheets put a byte order mark in front.
                String cell = header[i].replace("\uFEFF", "").strip().toLowerCase(Locale.ROOT);
                if (cell.equals("legacy")) {
                    legacy = i;
                } else if (cell.equals("github")) {
                    github = i;
                }
            }
            if (legacy < 0 || github < 0) {
                throw new ConfigException("the user map " + name
                        + " lacks the columns 'legacy' and 'github'; its first line must be: legacy,github");
            }
            return new Columns(legacy, github);
        }

        String legacyOf(String[] cells) {
            return cell(cells, legacy);
        }

        String githubOf(String[] cells) {
            return cell(cells, github);
        }

        private static String cell(String[] cells, int index) {
            return index < cells.length ? cells[index].strip() : "";
        }
    }
}
