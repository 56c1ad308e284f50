package dev.ferry.cli.doctor;

import dev.ferry.cli.session.Preflight;
import dev.ferry.github.Account;
import dev.ferry.github.LimitOptions;
import dev.ferry.github.RateLimit;
import dev.ferry.github.Repository;
import dev.ferry.mapping.ledger.ImportDriver;
import java.time.Duration;
import java.util.Optional;

/**
 * What the server told of the token (the first of several that may go on), how many of them may go on and how many have to
 * wait, its clock, its limits and both repositories; {@code clockOffset} is positive where this machine is ahead. The limits
 * are those of each token, {@code rateLimit} that of the one with most of it left. {@code driver} is how an import would make
 * issues; empty where the server does not tell.
 */
record ServerFacts(
        Account account,
        int tokens,
        int waiting,
        Optional<Duration> clockOffset,
        LimitOptions limits,
        Optional<RateLimit> rateLimit,
        Optional<Place> staging,
        Optional<Place> target,
        Optional<ImportDriver> driver) {
    /** A repository and the number of the issue or pull request that was made there last. */
    record Place(Repository repository, Optional<Integer> newest) {}

    /** Where people see the repositories. */
    String web() {
        return target.flatMap(place -> place.repository().web())
                .or(() -> staging.flatMap(place -> place.repository().web()))
                .orElse(Preflight.GITHUB);
    }
}
