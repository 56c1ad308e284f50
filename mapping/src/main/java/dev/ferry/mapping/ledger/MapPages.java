package dev.ferry.mapping.ledger;

import dev.ferry.archive.LegacyId;
import dev.ferry.mapping.MapRow;
import dev.ferry.mapping.MappedIssue;
import dev.ferry.mapping.MappedMessage;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** The ID map of a migration read through from its beginning, page by page in legacy order. */
record MapPages(Readers readers, MigrationView migration) {
    private record Place(LegacyPosition position, MappedIssue issue) {}

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
            Map<LegacyId, List<MappedMessage>> messages = new ShownMessages(session, migration.key()).of(after, items);
            return items.stream()
                    .map(item -> new Place(
                            item.position(),
                            new MappedIssue(item.mapRow(), item.title(), messages.getOrDefault(item.id(), List.of()))))
                    .toList();
        });
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
