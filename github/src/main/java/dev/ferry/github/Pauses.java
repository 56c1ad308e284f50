package dev.ferry.github;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Random;

/**
 * The time during which the server wants to hear nothing from this token. Where it does not say how long, the pauses
 * double from a minute on, as GitHub's documentation asks. Not thread-safe; the gate guards it.
 */
final class Pauses {
    private static final Duration FIRST_GUESS = Duration.ofMinutes(1);
    private static final Duration LONGEST_GUESS = Duration.ofMinutes(16);
    private static final int JITTER_MILLIS = 500;

    private final Random random;
    private Optional<Verdict.Pause> pause = Optional.empty();
    private Instant begunAt = Instant.MIN;
    private int strikes;

    Pauses(Random random) {
        this.random = random;
    }

    /** What a request that wants to go now has to wait for. */
    Optional<Wait> blocking(Instant now) {
        return pause.flatMap(
                p -> p.until().filter(until -> until.isAfter(now)).map(until -> new Wait(p.kind(), until, p.why())));
    }

    /** Whether a request that was let in then was under way before the latest pause began. */
    boolean precedes(Instant entered) {
        return !entered.isAfter(begunAt);
    }

    /** Several requests under way may be refused for one and the same reason: only the first is an incident. */
    boolean begin(Verdict.Pause asked, Instant entered, Instant now) {
        boolean incident = !precedes(entered);
        if (!incident && asked.until().isEmpty()) {
            return false;
        }
        if (incident) {
            strikes++;
        }
        // A little later than told: not at the same moment as everyone else who was told the same.
        Instant until = asked.until().orElseGet(() -> now.plus(guess())).plusMillis(random.nextInt(JITTER_MILLIS));
        if (pause.flatMap(Verdict.Pause::until).filter(until::isBefore).isEmpty()) {
            pause = Optional.of(new Verdict.Pause(asked.kind(), Optional.of(until), asked.why()));
        }
        begunAt = now;
        return incident;
    }

    void answered(Instant entered) {
        if (!precedes(entered)) {
            strikes = 0;
        }
    }

    /** Ends a pause whose time has come; true when there was one, so that one request can go ahead and find out. */
    boolean end() {
        boolean ended = pause.isPresent();
        pause = Optional.empty();
        return ended;
    }

    Optional<Verdict.Pause> state() {
        return pause;
    }

    void restore(Optional<Verdict.Pause> state) {
        pause = state;
    }

    private Duration guess() {
        Duration doubled = FIRST_GUESS.multipliedBy(1L << Math.min(10, Math.max(0, strikes - 1)));
        return doubled.compareTo(LONGEST_GUESS) > 0 ? LONGEST_GUESS : doubled;
    }
}
