package dev.ferry.cli.config;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Duration;
import java.util.Optional;

/**
 * How a lost answer is settled.
 *
 * @param quiet how long after a send whose answer was lost the server may still be at work on it
 */
public record ReconcileSection(Duration quiet) {
    private static final Duration DEFAULT_QUIET = Duration.ofSeconds(60);

    @JsonCreator
    static ReconcileSection of(@JsonProperty("quiet") Optional<Duration> quiet) {
        return new ReconcileSection(quiet.orElse(DEFAULT_QUIET));
    }

    static ReconcileSection absent() {
        return new ReconcileSection(DEFAULT_QUIET);
    }
}
