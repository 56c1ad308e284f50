package dev.ferry.mapping.ledger;

import dev.ferry.archive.LegacyId;
import java.time.Instant;
import java.util.HexFormat;

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
        StringBuilder key = new StringBuilder(40);
        appendPadded(key, created.getEpochSecond() - SMALLEST_SECOND, 17);
        appendPadded(key, created.getNano(), 9);
        appendId(key, id.value());
        return new LegacyPosition(key.toString());
    }

    /** Numbers by their length and digits, before all other ids; those with every character from ~ on as ~ and four digits. */
    private static void appendId(StringBuilder key, String id) {
        if (isNumber(id)) {
            appendPadded(key.append('0'), id.length(), 6);
            key.append(id);
            return;
        }
        key.append('1');
        for (int i = 0; i < id.length(); i++) {
            char c = id.charAt(i);
            if (c < '~') {
                key.append(c);
            } else {
                // UTF-8 and UTF-16 sort differently past the first plane; four digits sort the same everywhere.
                key.append('~').append(HexFormat.of().toHexDigits(c));
            }
        }
    }

    private static void appendPadded(StringBuilder key, long number, int width) {
        String digits = Long.toString(number);
        key.append("0".repeat(width - digits.length())).append(digits);
    }

    private static boolean isNumber(String id) {
        return id.charAt(0) != '0' && id.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    @Override
    public int compareTo(LegacyPosition other) {
        return key.compareTo(other.key);
    }
}
