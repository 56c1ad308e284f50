package dev.ferry.github;

import java.time.Duration;
import java.util.Optional;

/** One request on its way through its attempts; used by one thread. */
final class Journey {
    /** Refusals in a row: a server that only ever says "wait" ends the run at last. */
    private static final int MOST_THROTTLES = 60;

    private final Patience patience;
    private final Gate gate;
    private final Redirections.Way way;
    private boolean begun;
    private int throttles;

    Journey(Patience patience, Gate gate, Redirections.Way way) {
        this.patience = patience;
        this.gate = gate;
        this.way = way;
    }

    /** What is to be sent, wherever it leads by now. */
    Request request() {
        return way.request();
    }

    /** Waits until the pause after a failure is over. */
    void rest() throws InterruptedException {
        for (Optional<Wait> wait = patience.rest(); wait.isPresent(); wait = patience.rest()) {
            gate.rest(wait.get());
        }
    }

    /** An attempt begins that the gate held back for so long; returns whether there was one before. */
    boolean begins(Duration inGate) {
        patience.heldBack(inGate);
        boolean again = begun;
        begun = true;
        return again;
    }

    /** What becomes of the request after an attempt on which this is the verdict. */
    Ending next(Request sent, Attempt attempt, Verdict verdict) {
        Verdict decided = verdict;
        if (verdict instanceof Verdict.WaitUntil wait) {
            throttles++;
            patience.beginAnew();
            if (throttles >= MOST_THROTTLES) {
                decided = new Verdict.Stop(
                        RefusalCategory.THROTTLED,
                        throttles + " refusals in a row: " + wait.pause().why());
            }
        } else if (verdict instanceof Verdict.BackOff failed) {
            // Trouble that a smaller question may spare, not a network that is down.
            boolean tooMuch = !sent.patient() && attempt.sent() && patience.hasFailed();
            decided = tooMuch ? new Verdict.GiveUp(RefusalCategory.UNREACHABLE, failed.why()) : patience.after(failed);
        } else if (verdict instanceof Verdict.Redirect redirect) {
            decided = way.follow(redirect);
        }
        return new Ending(way.request(), attempt, decided);
    }
}
