package dev.ferry.importer;

import dev.ferry.archive.LegacyId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Predicate;

/**
 * What those who send leave to the watching thread: the imports that the server took and has not finished, as far as Ferry
 * knows, and issues that were made and lack parts. Safe for use by several threads.
 */
final class Outstanding {
    private final Map<Long, Import> imports = new ConcurrentHashMap<>();
    private final Queue<LegacyId> incomplete = new ConcurrentLinkedQueue<>();

    /**
     * An import under way; {@code complete} says that all parts of the item travelled in it. It was {@code sent} by this
     * run or an earlier one, and this run knows of it {@code since}.
     */
    record Import(long id, LegacyId item, boolean complete, Instant sent, Instant since) {}

    void add(Import begun) {
        imports.put(begun.id(), begun);
    }

    void addIncomplete(LegacyId item) {
        incomplete.add(item);
    }

    /** The items whose parts are the watching thread's business from now on. */
    List<LegacyId> takeIncomplete() {
        List<LegacyId> taken = new ArrayList<>();
        for (LegacyId item = incomplete.poll(); item != null; item = incomplete.poll()) {
            taken.add(item);
        }
        return taken;
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

    /** When this run learned of the one it has known longest. */
    Optional<Instant> oldest() {
        return imports.values().stream().map(Import::since).min(Comparator.naturalOrder());
    }

    /** When the first of them was sent. */
    Optional<Instant> firstSent() {
        return imports.values().stream().map(Import::sent).min(Comparator.naturalOrder());
    }

    /** The smallest id of those that are known since this time or later. */
    OptionalLong smallestIdSince(Instant time) {
        return imports.values().stream()
                .filter(begun -> !begun.since().isBefore(time))
                .mapToLong(Import::id)
                .min();
    }

    /** Those of which this holds, the oldest first. */
    List<Import> those(Predicate<Import> wanted) {
        return imports.values().stream()
                .filter(wanted)
                .sorted(Comparator.comparingLong(Import::id))
                .toList();
    }
}
