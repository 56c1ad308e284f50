package dev.ferry.archive;

import java.util.Locale;

/** Text from a stranger, made fit for one line on a terminal: what would move the cursor or turn the direction is escaped. */
public final class Printable {
    private static final int LONGEST = 300;

    private Printable() {}

    /** For messages: not endless either. */
    static String of(String text) {
        return text.length() > LONGEST ? whole(text.substring(0, LONGEST)) + "…" : whole(text);
    }

    /** The text in one line, however long: tabs stay, other controls, line ends and direction marks become escapes. */
    public static String whole(String text) {
        StringBuilder shown = new StringBuilder(text.length());
        text.codePoints().forEach(c -> {
            if (isHarmless(c)) {
                shown.appendCodePoint(c);
            } else {
                shown.append(String.format(Locale.ROOT, "\\u%04x", c));
            }
        });
        return shown.toString();
    }

    private static boolean isHarmless(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL -> c == '\t';
            case Character.FORMAT, Character.SURROGATE, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR ->
                false;
            default -> true;
        };
    }
}
