package dev.ferry.cli.config;

import dev.ferry.mapping.yaml.Section;
import java.util.Optional;

/** The pace that the operator sets; what is absent is left to the client's defaults for the host. */
public record LimitsSection(
        Optional<Integer> writesPerMinute, Optional<Integer> writesPerHour, Optional<Integer> concurrency) {
    // GitHub's documented ceiling for requests at one time.
    private static final int MOST_CONCURRENCY = 100;

    static LimitsSection read(Section section, Values values) {
        return new LimitsSection(
                section.value("writes-per-minute", text -> values.count(text, Integer.MAX_VALUE)),
                section.value("writes-per-hour", text -> values.count(text, Integer.MAX_VALUE)),
                section.value("concurrency", text -> values.count(text, MOST_CONCURRENCY)));
    }

    static LimitsSection absent() {
        return new LimitsSection(Optional.empty(), Optional.empty(), Optional.empty());
    }
}
