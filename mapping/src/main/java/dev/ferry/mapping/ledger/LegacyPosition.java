package dev.ferry.mapping.ledger;

import dev.ferry.archive.LegacyId;
import java.time.Instant;
import java.util.Locale;

/**
 * A place in legacy order (creation time, then id), as text whose plain comparison gives that order, in Java and in the
 * database alike.
 */
public record LegacyPosition(String key) implements Comparable<LegacyPosition> {
    /** Before every item. */
    public static final LegacyPosition START = new LegacyPosition("");

    private static final long SMALLEST_SECOND = Instant.MIN.getEpochSecond();

    /** The place of an issue. */
    public static LegacyPosition of(Instant created, LegacyId id) {
        long second = created.getEpochSecond() - SMALLEST_SECOND;
        return new LegacyPosition(
                String.format(Locale.ROOT, "%017d%09d", second, created.getNano()) + idKey(id.value()));
    }

    /** Numbers by their length and digits, before all other ids; those with every character from ~ on as ~ and four digits. */
    private static String idKey(String id) {
        if (isNumber(id)) {
            return String.format(Locale.ROOT, "0%06d", id.length()) + id;
        }
        StringBuilder key = new StringBuilder("1");
        for (int i = 0; i < id.length(); i++) {
            char c = id.charAt(i);
            // UTF-8 and UTF-16 sort differently past the first plane; four digits sort the same everywhere.
            key.append(c < '~' ? String.valueOf(c) : String.format(Locale.ROOT, "~%04x", (int) c));
        }
        return key.toString();
    }

    private static boolean isNumber(String id) {
        return id.charAt(0) != '0' && id.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    @Override
    public int compareTo(LegacyPosition other) {
        return key.compareTo(other.key);
    }
}
