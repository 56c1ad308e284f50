package dev.ferry.exporter.roundup;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Some items of one class with their multilinks and journals, read with one query a table. */
final class ItemBatch {
    private static final String ONLY_TELLING = " and action not in ('create', 'link')";

    private final Map<Long, Row> rows = new HashMap<>();
    private final Map<String, Links> links = new HashMap<>();
    private final Map<Long, List<JournalRow>> journals = new HashMap<>();

    /** A batch without items, for a tracker without the class. */
    static ItemBatch empty() {
        return new ItemBatch();
    }

    /** With {@code fullJournal} all rows of the journals, else only those that say more than the item itself. */
    static ItemBatch load(Snapshot snapshot, ClassTable table, Collection<Long> ids, boolean fullJournal) {
        ItemBatch batch = new ItemBatch();
        snapshot.each(table.selectByIds(), ids, result -> {
            Row row = table.read(result);
            batch.rows.put(row.id(), row);
        });
        for (PropertySchema multilink : table.multilinks()) {
            batch.links.put(multilink.name(), Links.load(snapshot, table, multilink, ids));
        }
        if (table.hasJournal()) {
            Dialect dialect = snapshot.dialect();
            String sql = "select nodeid, date, tag, action, params from \""
                    + table.schema().name()
                    + "__journal\" where " + dialect.isOneOf("nodeid") + (fullJournal ? "" : ONLY_TELLING)
                    + " order by nodeid, date, " + dialect.insertionOrder();
            snapshot.each(
                    sql,
                    ids,
                    row -> batch.journals
                            .computeIfAbsent(row.getLong(1), id -> new ArrayList<>())
                            .add(new JournalRow(
                                    SqlText.read(row, 2).orEmpty(),
                                    SqlText.read(row, 3).orEmpty(),
                                    SqlText.read(row, 4).orEmpty(),
                                    SqlText.read(row, 5).orEmpty())));
        }
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
