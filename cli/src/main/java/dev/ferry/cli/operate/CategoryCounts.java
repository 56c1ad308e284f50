package dev.ferry.cli.operate;

import dev.ferry.cli.terminal.Figures;
import dev.ferry.mapping.ledger.ItemRow;
import dev.ferry.mapping.ledger.MigrationView;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** How many items failed with which category. */
final class CategoryCounts {
    private final Map<String, Long> counts = new TreeMap<>();

    static CategoryCounts of(MigrationView migration) {
        CategoryCounts counts = new CategoryCounts();
        migration.failures().forEach(counts::add);
        return counts;
    }

    void add(ItemRow item) {
        counts.merge(Cause.reason(item).category(), 1L, Long::sum);
    }

    long total() {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }

    Set<String> categories() {
        return counts.keySet();
    }

    /** {@code  (LABEL_INVALID 12, TOO_LARGE 1)}, or nothing. */
    String words() {
        return counts.isEmpty()
                ? ""
                : counts.entrySet().stream()
                        .map(one -> one.getKey() + " " + Figures.count(one.getValue()))
                        .collect(Collectors.joining(", ", " (", ")"));
    }
}
