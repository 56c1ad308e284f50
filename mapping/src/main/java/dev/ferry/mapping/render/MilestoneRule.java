package dev.ferry.mapping.render;

import dev.ferry.mapping.labels.ValueTemplate;
import dev.ferry.mapping.labels.ValueTest;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;

/**
 * What a value becomes as a milestone. Immutable.
 *
 * @param test which values it is for
 * @param title empty where they make none
 */
public record MilestoneRule(
        ValueTest test, Optional<ValueTemplate> title, Optional<LocalDate> due, Optional<String> description) {
    /** GitHub takes a time and keeps a day, as people on its west coast count: at noon of UTC that is the same one. */
    private static final int NOON = 12;

    /** The milestone for a value that the rule fits; {@code star} is what its first star or group stood for. */
    Optional<MilestoneSpec> apply(String value, String star) {
        return title.map(name -> Characters.cleanLine(name.fill(value, star)))
                .filter(name -> !name.isBlank())
                .map(name -> new MilestoneSpec(name, due.map(MilestoneRule::dueOn), description));
    }

    private static Instant dueOn(LocalDate day) {
        return day.atTime(NOON, 0).toInstant(ZoneOffset.UTC);
    }
}
