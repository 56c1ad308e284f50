package dev.ferry.mapping.people;

import dev.ferry.archive.ConfigException;
import dev.ferry.mapping.tables.CsvTable;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Who asked not to be named: a CSV table with the column {@code legacy}, a login or id of the old tracker, and perhaps
 * {@code also}, another spelling of the person's name that texts have; a person may have several rows. Immutable.
 */
public final class OptOut {
    private static final CsvTable TABLE = new CsvTable("the opt-out list", "opt-out", List.of("legacy"));
    private static final OptOut NOBODY = new OptOut(Map.of());

    private final Map<String, List<String>> spellings;

    private OptOut(Map<String, List<String>> spellings) {
        this.spellings = new LinkedHashMap<>(spellings);
    }

    /** Nobody asked. */
    public static OptOut nobody() {
        return NOBODY;
    }

    /** Reads the list. Throws {@link ConfigException} where it is absent or any row is bad. */
    public static OptOut read(Path file) {
        Map<String, List<String>> spellings = new LinkedHashMap<>();
        TABLE.read(file, row -> add(row, spellings));
        return new OptOut(spellings);
    }

    static OptOut read(String name, Reader text) throws IOException {
        Map<String, List<String>> spellings = new LinkedHashMap<>();
        TABLE.read(name, text, row -> add(row, spellings));
        return new OptOut(spellings);
    }

    private static void add(CsvTable.Row row, Map<String, List<String>> spellings) {
        String legacy = row.cell("legacy");
        String also = row.cell("also");
        if (legacy.isEmpty()) {
            row.refuse("legacy", "it is empty");
            return;
        }
        List<String> known = spellings.computeIfAbsent(legacy, first -> new ArrayList<>());
        if (!also.isEmpty() && Phrase.of(also).isEmpty()) {
            row.refuse("also", "'" + also + "' has no letter or digit that a text could be searched for");
        } else if (!also.isEmpty()) {
            known.add(also);
        }
    }

    boolean isEmpty() {
        return spellings.isEmpty();
    }

    /** The logins and ids, in the list's order. */
    Set<String> keys() {
        return spellings.keySet();
    }

    /** The further spellings of the person of this row. */
    List<String> also(String key) {
        return spellings.getOrDefault(key, List.of());
    }
}
