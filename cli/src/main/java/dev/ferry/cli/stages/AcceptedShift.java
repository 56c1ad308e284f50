package dev.ferry.cli.stages;

import dev.ferry.mapping.ledger.ForecastView;
import dev.ferry.mapping.ledger.MigrationLedger;

/** By how much the operator knows numbers to come otherwise than the current forecast says; in the ledger, so that nobody asks twice. */
final class AcceptedShift {
    private static final String NOTE = "transfer.forecast.shift";

    private final MigrationLedger ledger;

    AcceptedShift(MigrationLedger ledger) {
        this.ledger = ledger;
    }

    boolean is(int shift) {
        return shift == 0
                || ledger.view().note(NOTE).filter(text(shift)::equals).isPresent();
    }

    void remember(int shift) {
        ledger.putNote(NOTE, text(shift));
    }

    private String text(int shift) {
        ForecastView forecast = ledger.view().forecast();
        return forecast.current().orElse(0) + " " + shift;
    }
}
