package dev.ferry.exporter.roundup;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** One multilink of a batch: for each item the ids it links to, rising. */
final class Links {
    private final Map<Long, List<Long>> byItem = new HashMap<>();

    static Links load(Snapshot snapshot, ClassTable table, PropertySchema multilink, Collection<Long> ids) {
        Links links = new Links();
        snapshot.each(
                table.selectLinks(multilink),
                ids,
                row -> links.byItem
                        .computeIfAbsent(row.getLong(1), id -> new ArrayList<>())
                        .add(row.getLong(2)));
        // Mostly they lie in the database so: cheaper to look at here than there.
        links.byItem.values().forEach(targets -> targets.sort(null));
        return links;
    }

    List<Long> of(long item) {
        return byItem.getOrDefault(item, List.of());
    }

    Set<Long> all() {
        Set<Long> all = new LinkedHashSet<>();
        byItem.values().forEach(all::addAll);
        return all;
    }
}
