package dev.ferry.mapping.ledger;

import dev.ferry.archive.LegacyId;
import dev.ferry.mapping.ledger.Steps.Item;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The transitions of closed issues that are opened to be moved. */
final class ReopenSteps {
    private ReopenSteps() {}

    static void reopening(Steps steps, Transition.Reopening reopening) {
        Item item = steps.item(reopening.item(), ItemState.MOVING);
        // Asked for again, the issue may be open by now, and what it was closed as can not be read any more.
        steps.session()
                .update(
                        "INSERT INTO reopened (item, reason, closed_at) VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
                        item.key(),
                        reopening.reason().orElse(null),
                        reopening.closedAt().map(Instant::toEpochMilli).orElse(null));
        steps.event(item, "reopening", "");
    }

    /** What was asked for may still be carried out, when the issue was closed again long ago. */
    static void inDoubt(Steps steps, Item item) {
        steps.session()
                .update(
                        "UPDATE reopened SET in_doubt = ? WHERE item = ?",
                        steps.now().toEpochMilli(),
                        item.key());
    }

    static void closedAgain(Steps steps, Transition.ClosedAgain closed) {
        Item item = closedSince(steps, closed.item(), steps.now().toEpochMilli());
        steps.event(item, "closed again", "");
    }

    static void foundOpen(Steps steps, Transition.FoundOpen open) {
        Item item = closedSince(steps, open.item(), null);
        steps.event(item, "found open", "");
    }

    private static Item closedSince(Steps steps, LegacyId id, @Nullable Long millis) {
        Item item = steps.item(id);
        if (steps.session().update("UPDATE reopened SET closed_again = ? WHERE item = ?", millis, item.key()) == 0) {
            throw new IllegalStateException("item " + id + " was not reopened");
        }
        return item;
    }
}
