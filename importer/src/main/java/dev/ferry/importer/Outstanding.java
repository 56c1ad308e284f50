package dev.ferry.importer;

import dev.ferry.archive.LegacyId;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;

/** The imports that the server took and has not finished, as far as Ferry knows. Safe for use by several threads. */
final class Outstanding {
    private final Map<Long, Import> imports = new ConcurrentHashMap<>();

    /** An import under way; {@code complete} says that all parts of the item travelled in it. */
    record Import(long id, LegacyId item, boolean complete, Instant since) {}

    void add(Import begun) {
        imports.put(begun.id(), begun);
    }

    Optional<Import> find(long id) {
        return Optional.ofNullable(imports.get(id));
    }

    void remove(Import ended) {
        imports.remove(ended.id());
    }

    int size() {
        return imports.size();
    }

    boolean isEmpty() {
        return imports.isEmpty();
    }

    Optional<Instant> oldest() {
        return imports.values().stream().map(Import::since).min(Comparator.naturalOrder());
    }

    /** The smallest id of those that began at this time or later. */
    OptionalLong smallestIdSince(Instant time) {
        return imports.values().stream()
                .filter(begun -> !begun.since().isBefore(time))
                .mapToLong(Import::id)
                .min();
    }

    /** Those that began before this time: the list need not be read back to them, they are asked for one by one. */
    List<Import> before(Instant time) {
        return imports.values().stream()
                .filter(begun -> begun.since().isBefore(time))
                .toList();
    }
}
