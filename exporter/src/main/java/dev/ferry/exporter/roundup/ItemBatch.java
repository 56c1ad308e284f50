package dev.ferry.exporter.roundup;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Some items of one class with their multilinks and journals, read with one query a table. */
final class ItemBatch {
    private final Map<Long, Row> rows = new HashMap<>();
    private final Map<String, Links> links = new HashMap<>();
    private Map<Long, List<JournalRow>> journals = Map.of();

    /** A batch without items, for a tracker without the class. */
    static ItemBatch empty() {
        return new ItemBatch();
    }

    static ItemBatch load(Snapshot snapshot, ClassTable table, Collection<Long> ids, Journals journals) {
        ItemBatch batch = new ItemBatch();
        snapshot.each(table.selectByIds(), ids, result -> {
            Row row = table.read(result);
            batch.rows.put(row.id(), row);
        });
        for (PropertySchema multilink : table.multilinks()) {
            batch.links.put(multilink.name(), Links.load(snapshot, table, multilink, ids));
        }
        batch.journals = journals.of(ids);
        return batch;
    }

    Optional<Row> row(long id) {
        return Optional.ofNullable(rows.get(id));
    }

    List<Long> links(PropertySchema multilink, long id) {
        Links found = links.get(multilink.name());
        return found == null ? List.of() : found.of(id);
    }

    /** Everything that the batch links to by one property. */
    Collection<Long> targets(PropertySchema property) {
        if (property.isMultilink()) {
            Links found = links.get(property.name());
            return found == null ? List.of() : found.all();
        }
        List<Long> targets = new ArrayList<>();
        rows.values()
                .forEach(row ->
                        row.get(property.name()).flatMap(ItemBatch::number).ifPresent(targets::add));
        return targets;
    }

    private static Optional<Long> number(String text) {
        try {
            return Optional.of(Long.valueOf(text));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    List<JournalRow> journal(long id) {
        return journals.getOrDefault(id, List.of());
    }
}
