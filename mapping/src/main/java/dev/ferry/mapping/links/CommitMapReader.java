package dev.ferry.mapping.links;

import dev.ferry.mapping.RepositoryRef;
import dev.ferry.mapping.tables.CsvTable;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Reads the commit map: CSV in UTF-8 with the header {@code revision,commit}, or {@code revision,commit,repository}. {@code
 * revision} is a number ({@code r2222} or {@code 2222}) or a hash of 10 to 40 hexadecimal digits, {@code commit} the commit's
 * hash on GitHub. More columns are allowed and left alone. All bad rows are told at once, with line and column.
 */
public final class CommitMapReader {
    private static final CsvTable TABLE =
            new CsvTable("the commit map", "references: commits", List.of("revision", "commit"));
    private static final int LONGEST_NUMBER = 9;
    private static final int SHORTEST_COMMIT = 7;
    private static final int HASH = 40;

    private final Optional<RepositoryRef> repository;
    private final SortedMap<String, CommitMap.Row> rows = new TreeMap<>();
    private final Map<String, Integer> lines = new HashMap<>();

    private CommitMapReader(Optional<RepositoryRef> repository) {
        this.repository = repository;
    }

    /** Reads a file; {@code repository} is that of rows that name none. Throws ConfigException where it is absent or bad. */
    public static CommitMap read(Path file, Optional<RepositoryRef> repository) {
        CommitMapReader reader = new CommitMapReader(repository);
        TABLE.read(file, reader::add);
        return CommitMap.of(reader.rows, repository);
    }

    static CommitMap read(String name, Reader in, Optional<RepositoryRef> repository) throws IOException {
        CommitMapReader reader = new CommitMapReader(repository);
        TABLE.read(name, in, reader::add);
        return CommitMap.of(reader.rows, repository);
    }

    private void add(CsvTable.Row row) {
        String written = row.cell("revision");
        String commit = row.cell("commit").toLowerCase(Locale.ROOT);
        Optional<String> named = Optional.of(row.cell("repository")).filter(text -> !text.isEmpty());
        Optional<String> revision = revision(written);
        if (revision.isEmpty()) {
            row.refuse(
                    "revision",
                    "'" + written + "' is no revision: a number such as r2222, or 10 to 40 hexadecimal digits");
            return;
        }
        if (commit.length() < SHORTEST_COMMIT || commit.length() > HASH || !isHex(commit)) {
            row.refuse("commit", "'" + commit + "' is no commit: 7 to 40 hexadecimal digits");
            return;
        }
        if (named.isEmpty() && repository.isEmpty()) {
            row.refuse(
                    "revision",
                    "no repository is named for it; add a column 'repository', or write references: { repository:"
                            + " owner/name } in ferry.yaml");
            return;
        }
        if (named.isPresent() && !isRepository(named.get())) {
            row.refuse("repository", "'" + named.get() + "' is no repository: owner/name");
            return;
        }
        Integer first = lines.putIfAbsent(revision.get(), row.line());
        if (first != null) {
            row.refuse("revision", "'" + written + "' stands in line " + first + " already");
            return;
        }
        rows.put(revision.get(), new CommitMap.Row(commit, named));
    }

    /** As the map has it: {@code r2222}, or the hash in lower case. */
    private static Optional<String> revision(String written) {
        String text = written.toLowerCase(Locale.ROOT);
        String number = text.startsWith("r") ? text.substring(1) : text;
        if (!number.isEmpty()
                && number.length() <= LONGEST_NUMBER
                && number.chars().allMatch(c -> Edges.isDigit((char) c))) {
            return Optional.of("r" + Integer.parseInt(number));
        }
        boolean hash = text.length() >= CommitMap.SHORTEST_HASH && text.length() <= HASH && isHex(text);
        return hash ? Optional.of(text) : Optional.empty();
    }

    private static boolean isHex(String text) {
        return text.chars().allMatch(c -> Edges.isHex((char) c));
    }

    private static boolean isRepository(String text) {
        try {
            RepositoryRef.parse(text);
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
