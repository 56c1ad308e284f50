package dev.ferry.mapping.ledger;

import java.util.HexFormat;
import java.util.Optional;

/** How an item enters a migration. */
final class PlanSteps {
    private PlanSteps() {}

    /** Whether the item is new. */
    static boolean plan(Steps steps, PlannedItem item) {
        byte[] hash = HexFormat.of().parseHex(item.recordHash().hex());
        String position = LegacyPosition.of(item.created(), item.id()).key();
        String url = item.url().orElse(null);
        Optional<Long> added = steps.session()
                .first(
                        row -> row.getLong(1),
                        "INSERT INTO item (migration, legacy_id, position, title, url, record_hash, state)"
                                + " VALUES (?, ?, ?, ?, ?, ?, 'PLANNED')"
                                + " ON CONFLICT (migration, legacy_id) DO NOTHING RETURNING key",
                        steps.migration(),
                        item.id().value(),
                        position,
                        item.title(),
                        url,
                        hash);
        if (added.isPresent()) {
            FileSteps.plan(steps, added.get(), item.files());
            steps.event(added, "planned", "");
            return true;
        }
        Optional<Long> changed = steps.session()
                .first(
                        row -> row.getLong(1),
                        "UPDATE item SET position = ?, title = ?, url = ?, record_hash = ? WHERE migration = ?"
                                + " AND legacy_id = ? AND state = 'PLANNED' AND record_hash <> ? RETURNING key",
                        position,
                        item.title(),
                        url,
                        hash,
                        steps.migration(),
                        item.id().value(),
                        hash);
        if (changed.isPresent()) {
            FileSteps.plan(steps, changed.get(), item.files());
            steps.event(changed, "planned anew", "");
        }
        return false;
    }
}
