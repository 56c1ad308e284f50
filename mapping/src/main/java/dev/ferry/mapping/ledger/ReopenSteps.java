package dev.ferry.mapping.ledger;

import dev.ferry.mapping.ledger.Steps.Item;
import java.time.Instant;

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

    static void closedAgain(Steps steps, Transition.ClosedAgain closed) {
        Item item = steps.item(closed.item());
        int known = steps.session()
                .update(
                        "UPDATE reopened SET closed_again = ? WHERE item = ?",
                        steps.now().toEpochMilli(),
                        item.key());
        if (known == 0) {
            throw new IllegalStateException("item " + item.id() + " was not reopened");
        }
        steps.event(item, "closed again", "");
    }
}
