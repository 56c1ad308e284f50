package dev.ferry.mapping.ledger;

import dev.ferry.archive.LegacyId;
import dev.ferry.archive.MessageId;
import dev.ferry.mapping.MapRow;
import dev.ferry.mapping.MappedIssue;
import dev.ferry.mapping.MappedMessage;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** The ID map of a migration read through from its beginning, page by page in legacy order. */
record MapPages(Readers readers, MigrationView migration) {
    // CROSS JOIN keeps the order of the tables: the items of a page are few, and their parts are found by key.
    static final String MESSAGES = "SELECT i.legacy_id, p.message, CASE p.ordinal WHEN 0 THEN i.final_url"
            + " ELSE p.comment_url END, NOT EXISTS (SELECT 1 FROM part q CROSS JOIN item j ON j.key = q.item"
            + " WHERE q.message = p.message AND j.migration = i.migration AND j.position < i.position"
            + " AND j.final_url IS NOT NULL) FROM item i CROSS JOIN part p ON p.item = i.key"
            + " WHERE i.migration = ? AND i.position > ? AND i.position <= ? AND p.message IS NOT NULL"
            + " ORDER BY i.position, p.ordinal";

    private record Place(LegacyPosition position, MappedIssue issue) {}

    private record Row(LegacyId item, MappedMessage message) {}

    Iterable<MapRow> rows() {
        return each(migration.items(), ItemRow::mapRow);
    }

    Iterable<MappedIssue> issues() {
        return each(new Pages<>(LegacyPosition.START, Place::position, this::page), Place::issue);
    }

    private List<Place> page(LegacyPosition after, int limit) {
        return readers.readConsistently(session -> {
            List<ItemRow> items = session.list(
                    Rows::item,
                    Rows.ITEM + "WHERE migration = ? AND position > ? ORDER BY position LIMIT ?",
                    migration.key(),
                    after.key(),
                    limit);
            if (items.isEmpty()) {
                return List.of();
            }
            Map<LegacyId, List<MappedMessage>> messages =
                    messages(session, after, items.get(items.size() - 1).position());
            return items.stream()
                    .map(item -> new Place(
                            item.position(),
                            new MappedIssue(item.mapRow(), item.title(), messages.getOrDefault(item.id(), List.of()))))
                    .toList();
        });
    }

    private Map<LegacyId, List<MappedMessage>> messages(Session session, LegacyPosition after, LegacyPosition last) {
        Map<LegacyId, List<MappedMessage>> messages = new HashMap<>();
        session.list(
                        row -> new Row(
                                new LegacyId(row.getString(1)),
                                new MappedMessage(
                                        new MessageId(row.getString(2)),
                                        Optional.ofNullable(row.getString(3)).map(URI::create),
                                        row.getBoolean(4))),
                        MESSAGES,
                        migration.key(),
                        after.key(),
                        last.key())
                .forEach(row -> messages.computeIfAbsent(row.item(), item -> new ArrayList<>())
                        .add(row.message()));
        return messages;
    }

    private static <A, B> Iterable<B> each(Iterable<A> all, Function<A, B> change) {
        return () -> {
            Iterator<A> rows = all.iterator();
            return new Iterator<>() {
                @Override
                public boolean hasNext() {
                    return rows.hasNext();
                }

                @Override
                public B next() {
                    return change.apply(rows.next());
                }
            };
        };
    }
}
