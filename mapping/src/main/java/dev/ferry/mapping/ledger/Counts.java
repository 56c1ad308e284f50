package dev.ferry.mapping.ledger;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/** How many items are in each state (every state has an entry), and how many parts are UNCONFIRMED. */
public record Counts(Map<ItemState, Long> items, long unconfirmedParts) {
    public Counts {
        EnumMap<ItemState, Long> all = new EnumMap<>(ItemState.class);
        for (ItemState state : ItemState.values()) {
            all.put(state, items.getOrDefault(state, 0L));
        }
        // In the order of the states, which Map.copyOf would lose.
        items = Collections.unmodifiableMap(all);
    }

    public long of(ItemState state) {
        return items.getOrDefault(state, 0L);
    }

    /** All items. */
    public long total() {
        return items.values().stream().mapToLong(Long::longValue).sum();
    }
}
