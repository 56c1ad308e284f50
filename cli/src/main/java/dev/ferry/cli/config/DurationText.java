package dev.ferry.cli.config;

import dev.ferry.mapping.yaml.BadValue;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Durations as people write them: {@code 500ms}, {@code 60s}, {@code 5m}, {@code 2h}, {@code 1d}. */
final class DurationText {
    private static final Pattern FORM = Pattern.compile("(\\d{1,9})\\s*(ms|s|m|h|d)");
    private static final Map<String, ChronoUnit> UNITS = Map.of(
            "ms", ChronoUnit.MILLIS,
            "s", ChronoUnit.SECONDS,
            "m", ChronoUnit.MINUTES,
            "h", ChronoUnit.HOURS,
            "d", ChronoUnit.DAYS);

    private DurationText() {}

    static Duration parse(String text) {
        Matcher form = FORM.matcher(text.strip());
        if (!form.matches()) {
            throw new BadValue("'" + text + "' is not a duration; write a number and a unit: 500ms, 60s, 5m, 2h, 1d");
        }
        ChronoUnit unit = UNITS.getOrDefault(form.group(2), ChronoUnit.SECONDS);
        return Duration.of(Long.parseLong(form.group(1)), unit);
    }
}
