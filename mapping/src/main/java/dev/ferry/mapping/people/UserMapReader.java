package dev.ferry.mapping.people;

import dev.ferry.mapping.tables.CsvTable;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads the user map: CSV in UTF-8 with the header {@code legacy,github}; {@code legacy} is a login or id of the old
 * tracker, {@code github} an account ({@code name}, {@code @name} or the profile's address), empty for somebody who
 * is not to be named, {@code ?} where nobody has decided yet, which is as if the row were not there. More columns are allowed and
 * left alone. All bad rows are told at once, with line and column.
 */
public final class UserMapReader {
    /** Stands for an account that is not decided yet. */
    static final String OPEN = "?";

    private static final CsvTable TABLE =
            new CsvTable("the user map", "users", List.of("legacy", "github"), "`ferry users suggest` writes one");

    private final Map<String, Optional<GitHubLogin>> people = new HashMap<>();
    private final Map<String, Integer> firstLines = new HashMap<>();

    private UserMapReader() {}

    /** Reads a file. Throws ConfigException where it is absent or any row is bad. */
    public static UserMap read(Path file) {
        UserMapReader reader = new UserMapReader();
        TABLE.read(file, reader::add);
        return UserMap.of(reader.people);
    }

    static UserMap read(String name, Reader in) throws IOException {
        UserMapReader reader = new UserMapReader();
        TABLE.read(name, in, reader::add);
        return UserMap.of(reader.people);
    }

    private void add(CsvTable.Row row) {
        String legacy = row.cell("legacy");
        String github = row.cell("github");
        Optional<GitHubLogin> login = LoginCleaner.clean(github);
        Integer first = firstLines.putIfAbsent(legacy, row.line());
        if (legacy.isEmpty()) {
            row.refuse("legacy", "it is empty");
        } else if (first != null) {
            row.refuse("legacy", "'" + legacy + "' stands in line " + first + " already");
        } else if (!github.isEmpty() && !github.equals(OPEN) && login.isEmpty()) {
            row.refuse("github", "'" + github + "' is no GitHub account's name");
        } else if (!github.equals(OPEN)) {
            people.put(legacy, login);
        }
    }
}
