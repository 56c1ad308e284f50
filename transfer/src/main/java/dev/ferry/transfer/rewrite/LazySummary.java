package dev.ferry.transfer.rewrite;

import dev.ferry.archive.LegacyId;
import java.util.List;
import java.util.Optional;

/**
 * How rewriting one issue without a ledger ended: which legacy issue it is (empty where the map has none under its number),
 * how many of its texts are the migration's, how many were edited (or would be), references that the map does not know and
 * those for which their texts have no room (each once a text), edits that were refused in words for people, how many are in doubt,
 * texts in which our edit replaced somebody's, and whether it was stopped.
 */
public record LazySummary(
        Optional<LegacyId> item,
        long texts,
        long edits,
        List<String> unknown,
        List<String> crowded,
        List<String> refused,
        long unconfirmed,
        long collisions,
        boolean stopped) {
    public LazySummary {
        unknown = List.copyOf(unknown);
        crowded = List.copyOf(crowded);
        refused = List.copyOf(refused);
    }

    static LazySummary notInTheMap() {
        return new LazySummary(Optional.empty(), 0, 0, List.of(), List.of(), List.of(), 0, 0, false);
    }
}
