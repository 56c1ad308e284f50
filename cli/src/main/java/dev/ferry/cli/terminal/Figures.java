package dev.ferry.cli.terminal;

import java.time.Duration;
import java.util.Locale;

/** Numbers and times as people read them. */
public final class Figures {
    private static final int MINUTE = 60;
    private static final int HOUR = 60 * MINUTE;

    private Figures() {}

    /** {@code 60,000}. */
    public static String count(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    /** {@code 1 issue}, {@code 60,000 issues}. */
    public static String count(long number, String noun) {
        return count(number) + " " + noun + (number == 1 ? "" : "s");
    }

    /** {@code 0.35/s}, {@code 4.1/s}, {@code 1,234/s}. */
    public static String rate(double perSecond) {
        String form = perSecond >= 10 ? "%,.0f/s" : perSecond >= 1 ? "%.1f/s" : "%.2f/s";
        return String.format(Locale.ROOT, form, perSecond);
    }

    /** {@code 0.4 s}, {@code 42 s}, {@code 3 min 5 s}, {@code 2 h 10 min}. */
    public static String time(Duration duration) {
        long seconds = duration.toSeconds();
        if (seconds < 10) {
            return String.format(Locale.ROOT, "%.1f s", duration.toMillis() / 1000.0);
        }
        if (seconds < MINUTE) {
            return seconds + " s";
        }
        return seconds < HOUR
                ? seconds / MINUTE + " min " + seconds % MINUTE + " s"
                : seconds / HOUR + " h " + seconds % HOUR / MINUTE + " min";
    }

    /** {@code 512 bytes}, {@code 3.4 MB}. */
    public static String size(long bytes) {
        if (bytes < 1000) {
            return count(bytes, "byte");
        }
        double size = bytes;
        String[] units = {"kB", "MB", "GB", "TB"};
        int unit = -1;
        do {
            size /= 1000;
            unit++;
        } while (size >= 1000 && unit < units.length - 1);
        return String.format(Locale.ROOT, "%.1f %s", size, units[unit]);
    }
}
