package dev.ferry.mapping.ledger;

import dev.ferry.archive.LegacyId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the transitions of one batch are made of: look an item up, change its state and its parts' by the tables, append
 * the event. Used by the writer's thread inside its transaction.
 */
final class Steps {
    private final Session session;
    private final long migration;
    private final Instant now;

    Steps(Session session, long migration, Instant now) {
        this.session = session;
        this.migration = migration;
        this.now = now;
    }

    /** An item as far as transitions look at it. */
    record Item(
            long key,
            LegacyId id,
            ItemState state,
            boolean hasStaging,
            @Nullable ItemState failedIn) {}

    /** A part as far as transitions look at it. */
    record Part(int ordinal, PartState state) {}

    Session session() {
        return session;
    }

    long migration() {
        return migration;
    }

    Instant now() {
        return now;
    }

    Item item(LegacyId id) {
        return session.first(
                        row -> {
                            String failedIn = row.getString(4);
                            return new Item(
                                    row.getLong(1),
                                    id,
                                    ItemState.valueOf(row.getString(2)),
                                    row.getObject(3) != null,
                                    failedIn == null ? null : ItemState.valueOf(failedIn));
                        },
                        "SELECT key, state, staging_number, failed_in FROM item WHERE migration = ? AND legacy_id = ?",
                        migration,
                        id.value())
                .orElseThrow(() -> new IllegalStateException("item " + id + " was never planned"));
    }

    /** The item, which must be in one of these states. */
    Item item(LegacyId id, ItemState... expected) {
        Item item = item(id);
        if (!List.of(expected).contains(item.state())) {
            throw new IllegalStateException("item " + id + " is " + item.state() + ", not one of " + List.of(expected));
        }
        return item;
    }

    void change(Item item, ItemState next) {
        if (!item.state().mayBecome(next)) {
            throw new IllegalStateException("item " + item.id() + " can not go from " + item.state() + " to " + next);
        }
        if (item.state() != next) {
            session.update("UPDATE item SET state = ? WHERE key = ?", next.name(), item.key());
        }
    }

    List<Part> parts(Item item) {
        return session.list(
                row -> new Part(row.getInt(1), PartState.valueOf(row.getString(2))),
                "SELECT ordinal, state FROM part WHERE item = ? ORDER BY ordinal",
                item.key());
    }

    Part part(Item item, int ordinal) {
        return session.first(
                        row -> new Part(ordinal, PartState.valueOf(row.getString(1))),
                        "SELECT state FROM part WHERE item = ? AND ordinal = ?",
                        item.key(),
                        ordinal)
                .orElseThrow(() -> new IllegalStateException("item " + item.id() + " has no part " + ordinal));
    }

    void change(Item item, Part part, PartState next) {
        check(item, part, next);
        session.update(
                "UPDATE part SET state = ? WHERE item = ? AND ordinal = ?", next.name(), item.key(), part.ordinal());
    }

    /** All parts in flight go to the next state; there must be one. */
    void changeInFlight(Item item, PartState next) {
        List<Part> inFlight =
                parts(item).stream().filter(part -> part.state().isInFlight()).toList();
        if (inFlight.isEmpty()) {
            throw new IllegalStateException("item " + item.id() + " has no part in flight");
        }
        for (Part part : inFlight) {
            // After a restart everything in flight is told to be UNCONFIRMED, also what was before.
            if (part.state() != PartState.UNCONFIRMED || next != PartState.UNCONFIRMED) {
                change(item, part, next);
            }
        }
    }

    void check(Item item, Part part, PartState next) {
        if (!part.state().mayBecome(next)) {
            throw new IllegalStateException("item " + item.id() + ", part " + part.ordinal() + " can not go from "
                    + part.state() + " to " + next);
        }
    }

    void event(Item item, String what, String detail) {
        event(Optional.of(item.key()), what, detail);
    }

    void event(Optional<Long> itemKey, String what, String detail) {
        session.update(
                "INSERT INTO event (migration, at, item, what, detail) VALUES (?, ?, ?, ?, ?)",
                migration,
                now.toEpochMilli(),
                itemKey.orElse(null),
                what,
                detail);
    }
}
