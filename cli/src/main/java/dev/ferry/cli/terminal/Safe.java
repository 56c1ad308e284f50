package dev.ferry.cli.terminal;

/** Text of strangers on its way to a terminal, which obeys control characters. */
public final class Safe {
    private Safe() {}

    /** The text in one line: every control character, line ends too, becomes an escape such as {@code \u001b}. */
    public static String line(String text) {
        return escape(text, false);
    }

    /** The text with its line ends and tabs; every other control character becomes an escape. */
    public static String text(String text) {
        return escape(text.replace("\r\n", "\n"), true);
    }

    private static String escape(String text, boolean keepLines) {
        StringBuilder safe = new StringBuilder(text.length());
        text.codePoints().forEach(c -> {
            if (keepLines && (c == '\n' || c == '\t')) {
                safe.appendCodePoint(c);
            } else if (obeyed(c)) {
                safe.append(String.format("\\u%04x", c));
            } else {
                safe.appendCodePoint(c);
            }
        });
        return safe.toString();
    }

    /** Controls, lone surrogates, and the marks that turn the writing direction and so make a line lie. */
    private static boolean obeyed(int c) {
        int type = Character.getType(c);
        return Character.isISOControl(c)
                || type == Character.SURROGATE
                || type == Character.FORMAT
                || type == Character.LINE_SEPARATOR
                || type == Character.PARAGRAPH_SEPARATOR;
    }
}
