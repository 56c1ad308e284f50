package dev.ferry.transfer.relations;

import dev.ferry.mapping.ledger.RelationRow;
import java.util.List;

/**
 * What a run did. {@code waiting} relations name an issue that is not in the final repository; {@code unconfirmed} ones were asked for
 * and nobody knows what became of them; {@code datesKept} says that issues are not closed as duplicates because they would lose
 * their closing dates.
 */
public record RelationsSummary(
        long blockedBy,
        long tasks,
        long asDuplicates,
        long duplicateLines,
        long done,
        long waiting,
        long unconfirmed,
        List<RelationRow> failed,
        boolean datesKept,
        long newDates,
        boolean stopped) {
    public RelationsSummary {
        failed = List.copyOf(failed);
    }
}
