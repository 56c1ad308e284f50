package dev.ferry.importer;

import dev.ferry.archive.LegacyId;
import dev.ferry.github.Refusal;
import dev.ferry.mapping.ledger.Failure;
import dev.ferry.mapping.ledger.Transition;
import java.util.List;

/** Writes down that the server refused an item for good. */
final class Refusals {
    private Refusals() {}

    static void fail(ImportJob job, LegacyId item, Refusal refusal) {
        Failure failure = new Failure(refusal.category().name(), refusal.advice(), refusal.describe());
        job.ledger()
                .commit(List.of(
                        new Transition.NotMade(item, refusal.describe()), new Transition.Failed(item, failure)));
    }
}
