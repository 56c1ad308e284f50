package dev.ferry.mapping.ledger;

import dev.ferry.archive.LegacyId;
import dev.ferry.archive.MessageId;
import dev.ferry.mapping.FinalNumber;
import dev.ferry.mapping.ledger.Steps.Item;
import java.util.Map;
import java.util.Optional;

/** How numbers are foreseen, and which of them an item's texts are written with. */
final class ForecastSteps {
    /** The note that names the current generation. */
    static final String CURRENT = "forecast";

    private static final String CURRENT_GENERATION =
            "SELECT CAST(value AS INTEGER) FROM note WHERE migration = ? AND name = '" + CURRENT + "'";

    private ForecastSteps() {}

    static int current(Steps steps) {
        return steps.session()
                .first(row -> row.getInt(1), CURRENT_GENERATION, steps.migration())
                .orElse(0);
    }

    /** What a making that was killed left behind may be of another archive. */
    static int forgetUnfinished(Steps steps) {
        return steps.session()
                .update(
                        "DELETE FROM forecast_message WHERE migration = ? AND generation > ?",
                        steps.migration(),
                        current(steps));
    }

    /** A message that two issues share is held by the first that is told. */
    static int hold(Steps steps, Map<MessageId, LegacyId> holders) {
        int next = current(steps) + 1;
        holders.forEach((message, item) -> steps.session()
                .update(
                        "INSERT INTO forecast_message (migration, message, item, generation)"
                                + " SELECT migration, ?, key, ? FROM item WHERE migration = ? AND legacy_id = ?"
                                + " ON CONFLICT DO NOTHING",
                        message.value(),
                        next,
                        steps.migration(),
                        item.value()));
        return holders.size();
    }

    /** The number of each item: its own where it is moved, else rising from this one in legacy order. */
    static int foresee(Steps steps, FinalNumber first) {
        int generation = current(steps) + 1;
        steps.session()
                .update(
                        "INSERT INTO forecast (migration, generation, item, number)"
                                + " SELECT migration, ?, key, final_number FROM item"
                                + " WHERE migration = ? AND final_number IS NOT NULL",
                        generation,
                        steps.migration());
        steps.session()
                .update(
                        "INSERT INTO forecast (migration, generation, item, number)"
                                + " SELECT migration, ?, key, ? - 1 + row_number() OVER (ORDER BY position)"
                                + " FROM item WHERE " + ForecastView.TO_BE_MOVED,
                        generation,
                        first.value(),
                        steps.migration());
        ItemSteps.kept(steps, new Transition.Kept(CURRENT, Integer.toString(generation)));
        steps.event(Optional.empty(), "foreseen", "generation " + generation + ", from " + first);
        return generation;
    }

    /** The item's texts are about to be sent; sent again, they stay what they were. */
    static void written(Steps steps, Item item) {
        int generation = current(steps);
        if (generation > 0) {
            steps.session()
                    .update(
                            "INSERT INTO written_with (item, generation) VALUES (?, ?) ON CONFLICT DO NOTHING",
                            item.key(),
                            generation);
        }
    }

    /** Nothing of the item's texts is anywhere any more. */
    static void unwritten(Steps steps, Item item) {
        steps.session().update("DELETE FROM written_with WHERE item = ?", item.key());
    }
}
