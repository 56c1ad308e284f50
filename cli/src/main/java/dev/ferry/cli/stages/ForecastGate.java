package dev.ferry.cli.stages;

import dev.ferry.cli.run.ExitCode;
import dev.ferry.cli.run.FindingsException;
import dev.ferry.importer.forecast.ShiftedTexts;
import dev.ferry.mapping.FinalNumber;
import dev.ferry.mapping.ledger.ForecastView;
import dev.ferry.mapping.ledger.ItemState;
import dev.ferry.mapping.ledger.MigrationView;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Whether the final repository's next number is still the one that texts were written with. */
final class ForecastGate {
    private final Crossing crossing;
    private final ForecastOptions options;
    private final AcceptedShift accepted;

    ForecastGate(Crossing crossing, ForecastOptions options) {
        this.crossing = crossing;
        this.options = options;
        accepted = new AcceptedShift(crossing.ledger());
    }

    /**
     * Asks for the next number, with nothing on its way.
     *
     * @throws FindingsException where texts name wrong numbers and the operator did not say that it is to go on
     */
    void pass() {
        MigrationView migration = crossing.ledger().view();
        boolean nothingToMove = migration.counts().of(ItemState.IMPORTED) == 0;
        if (nothingToMove || !migration.forecast().isWritten()) {
            return;
        }
        migration.forecast().decisive().ifPresent(this::compare);
    }

    private void compare(ForecastView.Expected expected) {
        FinalNumber next = options.nextNumber().orElseGet(crossing::askNextNumber);
        int shift = ShiftedTexts.shift(Optional.of(expected), next);
        if (accepted.is(shift)) {
            return;
        }
        ShiftedForecast shifted = ShiftedForecast.at(next, crossing);
        String what = crossing.target() + " gives " + next + " next, and texts are written with " + expected.number()
                + " for the next issue (" + expected.item() + ")";
        if (!shifted.isWrong()) {
            crossing.progress().say(what + "; no text names a number that comes otherwise, so it goes on");
        } else if (options.isShifted()) {
            accepted.remember(shift);
            crossing.progress()
                    .say(what + "; it goes on, as --forecast-shifted says: `ferry rewrite` edits " + shifted.texts());
        } else {
            throw new FindingsException(findings(what, expected, shift, shifted), ExitCode.DIFFERENCES);
        }
    }

    private static List<String> findings(
            String what, ForecastView.Expected expected, int shift, ShiftedForecast shifted) {
        List<String> findings = new ArrayList<>();
        findings.add(what + ": " + (shift > 0 ? "others took some" : "it is lower than foreseen")
                + ". Nothing was moved by this command");
        findings.addAll(shifted.ways());
        if (shift < 0) {
            findings.add("Discussions that were deleted on top can not be seen: where " + expected.number()
                    + " comes next all the same, say --next-number "
                    + expected.number().value());
        }
        return findings;
    }
}
