package dev.ferry.importer.recovery;

import dev.ferry.mapping.ledger.ItemState;
import java.util.List;
import java.util.Map;

/**
 * What a recovery found: items by the state that they have now, in the order of the states, and how many issues of the
 * archive it found nowhere; {@code notices} are sentences for the operator, and {@code doubts} what it does not go past
 * unless somebody is sure.
 */
public record RecoverySummary(
        Map<ItemState, Long> items, long notFound, long putAside, List<String> notices, List<String> doubts) {
    public RecoverySummary {
        items = Map.copyOf(items);
        notices = List.copyOf(notices);
        doubts = List.copyOf(doubts);
    }

    /** How many items have this state. */
    public long of(ItemState state) {
        return items.getOrDefault(state, 0L);
    }

    /** All items. */
    public long total() {
        return items.values().stream().mapToLong(Long::longValue).sum();
    }
}
