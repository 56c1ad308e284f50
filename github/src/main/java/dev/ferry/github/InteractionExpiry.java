package dev.ferry.github;

import java.time.Duration;
import java.util.Locale;
import java.util.stream.Stream;

/** For how long interactions can be limited. */
public enum InteractionExpiry {
    ONE_DAY(1),
    THREE_DAYS(3),
    ONE_WEEK(7),
    ONE_MONTH(30),
    SIX_MONTHS(180);

    private final Duration time;

    InteractionExpiry(int days) {
        time = Duration.ofDays(days);
    }

    /** The shortest that is at least so long; the longest, where none is. */
    public static InteractionExpiry covering(Duration wanted) {
        return Stream.of(values())
                .filter(one -> one.time.compareTo(wanted) >= 0)
                .findFirst()
                .orElse(SIX_MONTHS);
    }

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
