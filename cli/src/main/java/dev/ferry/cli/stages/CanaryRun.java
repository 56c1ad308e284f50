package dev.ferry.cli.stages;

import dev.ferry.cli.run.ExitCode;
import dev.ferry.mapping.ledger.ItemState;
import dev.ferry.transfer.move.Allowance;
import dev.ferry.transfer.move.Canary;
import dev.ferry.transfer.move.TransferSummary;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;

/** One run of {@code ferry transfer}: of all that is imported, or of a canary that is looked at behind it. */
final class CanaryRun implements Allowance {
    private final Crossing crossing;
    private final Canary canary;
    private final Optional<Integer> size;
    private final ForecastOptions forecast;
    private boolean isOver;

    /** {@code size} is empty where all are to be moved. */
    CanaryRun(Crossing crossing, Optional<Integer> size, ForecastOptions forecast) {
        this.crossing = crossing;
        this.size = size;
        this.forecast = forecast;
        canary = new Canary(crossing.ledger());
    }

    @Override
    public long grant() {
        if (crossing.ledger().view().counts().of(ItemState.IMPORTED) > 0) {
            // Before the number is asked for: where the archive has to be read again, strangers take some meanwhile.
            replenish();
        }
        boolean goesOn = size.isPresent() && canary.isUnderWay();
        if (canary.isNext() && !goesOn) {
            new ForecastGate(crossing, forecast).pass();
        }
        if (size.isPresent()) {
            return canary.grant(size.get());
        }
        canary.pass();
        return Long.MAX_VALUE;
    }

    private void replenish() {
        try {
            new TransferWords(crossing).replenished(new Preparation(crossing).replenishTarget());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Looks at a canary, or says what comes next; {@code ended} is how the moving ended. */
    ExitCode end(TransferSummary summary, ExitCode ended) throws InterruptedException {
        if (size.isEmpty()) {
            if (summary.moved() > 0) {
                ShiftedForecast.tellMoved(crossing);
            }
            if (ended == ExitCode.DONE) {
                crossing.session().console().say("Next: `ferry rewrite`, `ferry relations`, then `ferry verify`");
            }
            return ended;
        }
        ExitCode exit = new CanaryLook(crossing, size.get(), canary.moved(), forecast.isShifted()).show(ended);
        // One that a failure cut short is not over: after the mending it goes on.
        boolean cutShort = !(summary.failed().isEmpty() && summary.plannedAnew().isEmpty());
        isOver = !cutShort || canary.isWhole(size.get());
        return exit;
    }

    /** Nothing follows that may go wrong: the next canary is another one. */
    void close() {
        if (isOver) {
            canary.told();
        }
    }
}
