package dev.ferry.mapping;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;

/**
 * Names one migration for good: a ULID, 26 digits and capital letters, of which the first ten are the time of its
 * making. It stands in every marker, so it must be stored durably before the first request.
 */
public record MigrationId(String value) implements Comparable<MigrationId> {
    static final String GRAMMAR = "[0-9A-Z]{26}";
    private static final Pattern VALID = Pattern.compile(GRAMMAR);
    /** Crockford's base 32, as the ULID specification wants it: without I, L, O and U. */
    private static final String DIGITS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    private static final int TIME_DIGITS = 10;
    private static final int RANDOM_DIGITS = 16;

    public MigrationId {
        if (!VALID.matcher(value).matches()) {
            throw new IllegalArgumentException(refusal(value));
        }
    }

    /** The ID that somebody typed, in small letters perhaps. Throws an IllegalArgumentException that repeats what is none. */
    public static MigrationId typed(String text) {
        String id = text.strip().toUpperCase(Locale.ROOT);
        if (!VALID.matcher(id).matches()) {
            throw new IllegalArgumentException(refusal(text.strip()));
        }
        return new MigrationId(id);
    }

    private static String refusal(String text) {
        return "not a migration ID (26 digits and capital letters): " + text;
    }

    /** A new ID: 48 bits of time in milliseconds, 80 bits of chance. */
    public static MigrationId generate(Instant now, RandomGenerator random) {
        StringBuilder text = new StringBuilder(TIME_DIGITS + RANDOM_DIGITS);
        long millis = now.toEpochMilli();
        for (int digit = TIME_DIGITS - 1; digit >= 0; digit--) {
            text.append(DIGITS.charAt((int) (millis >>> (5 * digit)) & 31));
        }
        for (int digit = 0; digit < RANDOM_DIGITS; digit++) {
            text.append(DIGITS.charAt(random.nextInt(DIGITS.length())));
        }
        return new MigrationId(text.toString());
    }

    /** When it was made, to the millisecond, as its first ten digits say; empty for one that {@link #generate} did not make. */
    public Optional<Instant> made() {
        long millis = 0;
        for (int digit = 0; digit < TIME_DIGITS; digit++) {
            int worth = DIGITS.indexOf(value.charAt(digit));
            if (worth < 0 || (digit == 0 && worth > 7)) {
                return Optional.empty();
            }
            millis = millis << 5 | worth;
        }
        return Optional.of(Instant.ofEpochMilli(millis));
    }

    @Override
    public int compareTo(MigrationId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
