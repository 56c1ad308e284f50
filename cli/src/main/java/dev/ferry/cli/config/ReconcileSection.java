package dev.ferry.cli.config;

import dev.ferry.mapping.yaml.Section;
import java.time.Duration;

/**
 * How a lost answer is settled.
 *
 * @param quiet how long after a send whose answer was lost the server may still be at work on it
 */
public record ReconcileSection(Duration quiet) {
    private static final Duration DEFAULT_QUIET = Duration.ofSeconds(60);

    static ReconcileSection read(Section section) {
        return new ReconcileSection(section.value("quiet", DurationText::parse).orElse(DEFAULT_QUIET));
    }

    static ReconcileSection absent() {
        return new ReconcileSection(DEFAULT_QUIET);
    }
}
