package dev.ferry.exporter.roundup;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The journals of the items of one class: what happened to each, oldest first. For one thread. */
final class Journals {
    private final Snapshot snapshot;
    private final Optional<String> select;
    /** Absent where every item is asked for. */
    private final Optional<IdSet> telling;

    private Journals(Snapshot snapshot, Optional<String> select, Optional<IdSet> telling) {
        this.snapshot = snapshot;
        this.select = select;
        this.telling = telling;
    }

    /** All rows. */
    static Journals whole(Snapshot snapshot, ClassTable table) {
        return new Journals(snapshot, select(snapshot, table, ""), Optional.empty());
    }

    /**
     * Only rows that say more than the item itself. Most items have none, so one look through the whole table, for those
     * that have, is cheaper than asking for each.
     */
    static Journals telling(Snapshot snapshot, ClassTable table) {
        String telling = "action not in ('create', 'link')";
        IdSet items = new IdSet();
        if (table.hasJournal()) {
            snapshot.each("select nodeid from " + name(table) + " where " + telling, row -> items.add(row.getLong(1)));
        }
        return new Journals(snapshot, select(snapshot, table, " and " + telling), Optional.of(items));
    }

    private static Optional<String> select(Snapshot snapshot, ClassTable table, String condition) {
        if (!table.hasJournal()) {
            return Optional.empty();
        }
        Dialect dialect = snapshot.dialect();
        return Optional.of("select nodeid, date, tag, action, params from " + name(table) + " where "
                + dialect.isOneOf("nodeid") + condition + " order by nodeid, date, " + dialect.insertionOrder());
    }

    private static String name(ClassTable table) {
        return "\"" + table.schema().name() + "__journal\"";
    }

    /** The rows of those items that have any. */
    Map<Long, List<JournalRow>> of(Collection<Long> ids) {
        Map<Long, List<JournalRow>> journals = new HashMap<>();
        Dialect dialect = snapshot.dialect();
        Collection<Long> asked = telling.isEmpty()
                ? ids
                : ids.stream().filter(telling.get()::contains).toList();
        select.ifPresent(sql -> snapshot.each(
                sql,
                asked,
                row -> journals.computeIfAbsent(row.getLong(1), id -> new ArrayList<>())
                        .add(new JournalRow(
                                dialect.readText(row, 2).orEmpty(),
                                dialect.readText(row, 3).orEmpty(),
                                dialect.readText(row, 4).orEmpty(),
                                dialect.readText(row, 5).orEmpty()))));
        return journals;
    }
}
