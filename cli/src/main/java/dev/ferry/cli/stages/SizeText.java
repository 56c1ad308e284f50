package dev.ferry.cli.stages;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Sizes as people write them: {@code 10MB} and {@code 10M} are 10,000,000 bytes, {@code 10MiB} are 10,485,760. */
final class SizeText {
    private static final Pattern SIZE = Pattern.compile("([0-9]{1,12}(?:\\.[0-9]{1,6})?) ?([a-z]*)");
    private static final Map<String, Long> UNITS =
            Map.of("k", 1_000L, "m", 1_000_000L, "g", 1_000_000_000L, "ki", 1L << 10, "mi", 1L << 20, "gi", 1L << 30);

    private SizeText() {}

    /** Throws an IllegalArgumentException that says what is wrong with the text. */
    static long bytes(String text) {
        Matcher matcher = SIZE.matcher(text.strip().toLowerCase(Locale.ROOT));
        if (matcher.matches()) {
            String unit =
                    matcher.group(2).equals("bytes") ? "" : matcher.group(2).replaceFirst("b$", "");
            if (unit.isEmpty() || UNITS.containsKey(unit)) {
                BigDecimal factor = BigDecimal.valueOf(UNITS.getOrDefault(unit, 1L));
                return new BigDecimal(matcher.group(1)).multiply(factor).longValue();
            }
        }
        throw new IllegalArgumentException("'" + text + "' is not a size; write, for example, 10MB, 512KiB or 2000");
    }
}
