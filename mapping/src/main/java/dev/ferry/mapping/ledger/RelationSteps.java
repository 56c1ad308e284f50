package dev.ferry.mapping.ledger;

import dev.ferry.mapping.ledger.Steps.Item;
import java.time.Instant;
import java.util.Locale;

/** The transitions of relations. */
final class RelationSteps {
    private RelationSteps() {}

    static void told(Steps steps, RelationRow relation) {
        Item item = steps.item(relation.item());
        steps.session()
                .update(
                        "INSERT INTO relation (item, kind, target, state, closed_before, detail) VALUES (?, ?, ?, ?, ?, ?)"
                                + " ON CONFLICT DO UPDATE SET state = excluded.state,"
                                + " closed_before = excluded.closed_before, detail = excluded.detail",
                        item.key(),
                        relation.kind().name(),
                        relation.target().value(),
                        relation.state().name(),
                        relation.closedBefore().map(Instant::toEpochMilli).orElse(null),
                        relation.detail());
        steps.event(
                item,
                "relation " + relation.state().name().toLowerCase(Locale.ROOT).replace('_', ' '),
                relation.words() + (relation.detail().isEmpty() ? "" : ": " + relation.detail()));
    }
}
