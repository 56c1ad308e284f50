package dev.ferry.cli.stages;

import dev.ferry.cli.run.StoppedException;
import dev.ferry.cli.run.UsageException;
import dev.ferry.cli.terminal.Figures;
import dev.ferry.importer.forecast.ForecastPlan;
import dev.ferry.mapping.FinalNumber;
import dev.ferry.mapping.ledger.ForecastView;
import dev.ferry.mapping.ledger.MigrationView;
import dev.ferry.mapping.ledger.ReferenceMode;
import java.util.Optional;

/** Foresees the numbers of what an import is about to send, where the migration's texts are written with them. */
final class ForecastMaking {
    private final Crossing crossing;
    private final Optional<FinalNumber> named;

    /** {@code named} is the number that the operator says is the next one. */
    ForecastMaking(Crossing crossing, Optional<FinalNumber> named) {
        this.crossing = crossing;
        this.named = named;
    }

    /** Foresees what is not foreseen yet, or was before anything was sent, durable before the first text is sent. */
    void make() {
        MigrationView migration = crossing.ledger().view();
        if (ReferenceMode.of(migration) == ReferenceMode.LEGACY) {
            return;
        }
        ForecastView forecast = migration.forecast();
        boolean again = forecast.isWritten();
        if (again && forecast.isComplete()) {
            named.ifPresent(number -> refuseAnother(forecast, number));
            return;
        }
        named.ifPresent(number -> refuseTaken(migration, number));
        FinalNumber next = named.orElseGet(crossing::askNextNumber);
        if (forecast.isComplete()
                && forecast.next().filter(one -> one.number().equals(next)).isPresent()) {
            return;
        }
        int generation = new ForecastPlan(
                        crossing.archive(),
                        crossing.ledger(),
                        crossing.progress(),
                        crossing.session().stop())
                .foresee(next)
                .orElseThrow(StoppedException::new);
        ForecastView.Span span = migration.forecast().span(generation).orElseThrow();
        crossing.progress()
                .say("Foreseen: " + crossing.target() + "#" + span.first() + " to #" + span.last() + " for "
                        + Figures.count(span.issues(), "issue") + (again ? ", anew for what is sent from now on" : "")
                        + (named.isPresent() ? " (the first is named by --next-number)" : ""));
    }

    private static void refuseAnother(ForecastView forecast, FinalNumber number) {
        forecast.next().filter(expected -> !expected.number().equals(number)).ifPresent(expected -> {
            throw new UsageException("--next-number " + number.value() + ": texts are written already, with "
                    + expected.number() + " as the next number; leave the option out, `ferry rewrite` mends what"
                    + " comes otherwise, or begin anew with --new");
        });
    }

    private static void refuseTaken(MigrationView migration, FinalNumber number) {
        int highest = migration.moved().highest();
        if (highest >= number.value()) {
            throw new UsageException("--next-number " + number.value() + ": an issue of this migration has "
                    + new FinalNumber(highest) + " already, so the next one is higher");
        }
    }
}
