package dev.ferry.cli.doctor;

import dev.ferry.cli.session.Stages;
import dev.ferry.mapping.ledger.Counts;
import dev.ferry.mapping.ledger.ImportDriver;
import dev.ferry.mapping.ledger.LedgerView;
import dev.ferry.mapping.ledger.LockHolder;
import dev.ferry.mapping.ledger.MigrationRecord;
import java.util.Map;
import java.util.Optional;

/**
 * The migration that an import would go on with, how far it is and the driver that it keeps to, and which command works in the
 * workspace now.
 */
record LedgerFacts(
        Optional<MigrationRecord> migration,
        String stage,
        Counts counts,
        Optional<ImportDriver> driver,
        Optional<LockHolder> running) {
    static final LedgerFacts NONE =
            new LedgerFacts(Optional.empty(), "export", new Counts(Map.of(), 0), Optional.empty(), Optional.empty());

    static LedgerFacts of(LedgerView ledger, Optional<MigrationRecord> record, Optional<LockHolder> running) {
        return record.map(known -> ledger.migration(known.id()))
                .map(view -> new LedgerFacts(
                        record,
                        Stages.of(Optional.of(view)),
                        view.counts(),
                        // Before anything is planned another one may still be chosen.
                        Optional.of(ImportDriver.of(view))
                                .filter(driver -> view.counts().total() > 0),
                        running))
                .orElseGet(() ->
                        new LedgerFacts(Optional.empty(), NONE.stage(), NONE.counts(), Optional.empty(), running));
    }

    /** Whether issues are planned, so that what lies in the repositories is its own. */
    boolean begun() {
        return counts.total() > 0;
    }
}
