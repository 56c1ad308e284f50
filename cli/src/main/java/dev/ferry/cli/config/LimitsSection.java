package dev.ferry.cli.config;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Optional;

/** The pace that the operator sets; what is absent is left to the client's defaults for the host. */
public record LimitsSection(
        Optional<Integer> writesPerMinute, Optional<Integer> writesPerHour, Optional<Integer> concurrency) {
    // GitHub's documented ceiling for requests at one time.
    private static final int MOST_CONCURRENCY = 100;

    @JsonCreator
    static LimitsSection of(
            @JsonProperty("writes-per-minute") Optional<Integer> writesPerMinute,
            @JsonProperty("writes-per-hour") Optional<Integer> writesPerHour,
            @JsonProperty("concurrency") Optional<Integer> concurrency) {
        check("writes-per-minute", writesPerMinute, Integer.MAX_VALUE);
        check("writes-per-hour", writesPerHour, Integer.MAX_VALUE);
        check("concurrency", concurrency, MOST_CONCURRENCY);
        return new LimitsSection(writesPerMinute, writesPerHour, concurrency);
    }

    static LimitsSection absent() {
        return new LimitsSection(Optional.empty(), Optional.empty(), Optional.empty());
    }

    private static void check(String key, Optional<Integer> value, int most) {
        if (value.isPresent() && (value.get() < 1 || value.get() > most)) {
            String range = most == Integer.MAX_VALUE ? "at least 1" : "from 1 to " + most;
            throw new BadValue(key + " is a number " + range + ", not " + value.get());
        }
    }
}
