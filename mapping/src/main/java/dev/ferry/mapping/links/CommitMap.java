package dev.ferry.mapping.links;

import dev.ferry.archive.packed.TextTable;
import dev.ferry.mapping.RepositoryRef;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;

/**
 * Which commit on GitHub a revision of the old sources became. A revision is {@code r2222} or a hash of 10 to 40 hexadecimal
 * digits, in lower case; a hash is found by its first digits, too, where only one commit fits. Held in some hundred bytes a
 * row. Immutable.
 */
public final class CommitMap {
    /** The fewest digits by which a text names a hash, and what hashes are looked up by. */
    static final int SHORTEST_HASH = 10;

    private static final int COLUMNS = 3;

    /** By a number, or the first digits of a hash: the digits that follow, the commit, and the repository where it is named. */
    private final TextTable rows;

    private final Optional<RepositoryRef> repository;

    private CommitMap(TextTable rows, Optional<RepositoryRef> repository) {
        this.rows = rows;
        this.repository = repository;
    }

    /** What a row says; {@code repository} is empty where it is the map's own. */
    record Row(String commit, Optional<String> repository) {}

    /** A map of these rows; {@code repository} is that of rows without one, and has to be there when there are such rows. */
    static CommitMap of(SortedMap<String, Row> rows, Optional<RepositoryRef> repository) {
        TextTable.Builder table = new TextTable.Builder();
        List<Optional<String>> texts = new ArrayList<>();
        String last = "";
        // Those with the same first digits follow each other.
        for (Map.Entry<String, Row> row : rows.entrySet()) {
            String key = key(row.getKey());
            if (!key.equals(last) && !texts.isEmpty()) {
                table.add(last, texts);
                texts.clear();
            }
            last = key;
            texts.add(Optional.of(row.getKey().substring(key.length())));
            texts.add(Optional.of(row.getValue().commit()));
            texts.add(row.getValue().repository());
        }
        if (!texts.isEmpty()) {
            table.add(last, texts);
        }
        return new CommitMap(table.build(), repository);
    }

    private static String key(String revision) {
        return isNumber(revision) ? revision : revision.substring(0, SHORTEST_HASH);
    }

    private static boolean isNumber(String revision) {
        return revision.startsWith("r");
    }

    /** The commit of a revision; empty where none is known, or several are. */
    public Optional<Commit> find(String revision) {
        if (!isNumber(revision) && revision.length() < SHORTEST_HASH) {
            return Optional.empty();
        }
        String key = key(revision);
        return rows.find(key).flatMap(texts -> choose(texts, revision.substring(key.length())));
    }

    private Optional<Commit> choose(List<Optional<String>> texts, String digits) {
        Optional<Commit> found = Optional.empty();
        for (int i = 0; i < texts.size(); i += COLUMNS) {
            String others = texts.get(i).orElse("");
            Optional<Commit> commit = commit(texts.get(i + 1), texts.get(i + 2));
            if (others.equals(digits)) {
                return commit;
            }
            if (others.startsWith(digits) || digits.startsWith(others)) {
                if (found.isPresent() && !found.equals(commit)) {
                    return Optional.empty();
                }
                found = commit;
            }
        }
        return found;
    }

    private Optional<Commit> commit(Optional<String> hash, Optional<String> named) {
        return named.map(RepositoryRef::parse)
                .or(() -> repository)
                .flatMap(where -> hash.map(text -> new Commit(where, text)));
    }
}
