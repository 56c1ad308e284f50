package dev.ferry.github;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * How long one request is tried at a server that does not work, and when it is tried next: after pauses that become longer,
 * until the whole patience is spent. Used by one thread; it only reckons, the pauses are the gate's.
 */
final class Patience {
    private static final Duration FIRST_BACK_OFF = Duration.ofSeconds(1);
    private static final Duration LONGEST_BACK_OFF = Duration.ofMinutes(1);

    private final GitHubOptions options;
    private int failures;
    private Optional<Instant> failingSince = Optional.empty();
    private Optional<Wait> backOff = Optional.empty();

    Patience(GitHubOptions options) {
        this.options = options;
    }

    /** What is left of the pause; empty when it is over. */
    Optional<Wait> rest() {
        backOff = backOff.filter(wait -> now().isBefore(wait.until()));
        return backOff;
    }

    /** Whether the request failed since the server last answered it. */
    boolean hasFailed() {
        return failures > 0;
    }

    /** The server is there and answers. */
    void beginAnew() {
        failures = 0;
        failingSince = Optional.empty();
    }

    /** The patience is with the server; what the gate held back does not count. */
    void heldBack(Duration inGate) {
        failingSince = failingSince.map(since -> since.plus(inGate));
    }

    /** The request failed: it is tried again after a pause, or the run stops. */
    Verdict after(Verdict.BackOff failed) {
        Instant now = now();
        Instant since = failingSince.orElse(now);
        failingSince = Optional.of(since);
        Duration longest = FIRST_BACK_OFF.multipliedBy(1L << Math.min(10, failures));
        failures++;
        Duration bounded = longest.compareTo(LONGEST_BACK_OFF) > 0 ? LONGEST_BACK_OFF : longest;
        // Between half and the whole of it, so that many threads do not come back at once.
        long half = bounded.toMillis() / 2;
        Instant until = now.plusMillis(half + options.surroundings().random().nextInt((int) half + 1));
        until = failed.notBefore().filter(until::isBefore).orElse(until);
        Instant end = since.plus(options.patience());
        if (until.isAfter(end)) {
            return new Verdict.Stop(
                    RefusalCategory.UNREACHABLE,
                    failed.why() + " (" + failures + " attempts in "
                            + Duration.between(since, now).toSeconds() + " s)");
        }
        backOff = Optional.of(new Wait(failed.kind(), until, failed.why(), Optional.of(end)));
        return failed;
    }

    private Instant now() {
        return options.surroundings().clock().instant();
    }
}
