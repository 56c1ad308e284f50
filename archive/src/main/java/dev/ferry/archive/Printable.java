package dev.ferry.archive;

/** Text from a stranger, made fit for one line on a terminal: control characters as escapes, and not endless. */
final class Printable {
    private static final int LONGEST = 200;

    private Printable() {}

    static String of(String text) {
        StringBuilder shown = new StringBuilder();
        text.chars().limit(LONGEST).forEach(c -> {
            if (Character.isISOControl(c)
                    || Character.getType(c) == Character.FORMAT
                    || Character.isSurrogate((char) c)
                    || c == '\u2028'
                    || c == '\u2029') {
                shown.append(String.format("\\u%04x", c));
            } else {
                shown.append((char) c);
            }
        });
        return text.length() > LONGEST ? shown + "…" : shown.toString();
    }
}
