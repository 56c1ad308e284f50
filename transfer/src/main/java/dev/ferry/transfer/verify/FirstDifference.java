package dev.ferry.transfer.verify;

/** Where two texts begin to differ, with what stands around it, short enough for one line. */
record FirstDifference(String expected, String actual) {
    private static final int BEFORE = 20;
    private static final int AFTER = 60;

    static FirstDifference of(String expected, String actual) {
        int place = 0;
        int shorter = Math.min(expected.length(), actual.length());
        while (place < shorter && expected.charAt(place) == actual.charAt(place)) {
            place++;
        }
        return new FirstDifference(around(expected, place), around(actual, place));
    }

    private static String around(String text, int place) {
        int start = Math.max(0, place - BEFORE);
        int end = Math.min(text.length(), place + AFTER);
        return (start > 0 ? "…" : "") + piece(text, start, end) + " (at " + place + " of " + text.length() + ")";
    }

    /** How a text begins, for one line. */
    static String beginning(String text) {
        return piece(text, 0, Math.min(text.length(), AFTER));
    }

    private static String piece(String text, int start, int end) {
        return text.substring(start, end).replace("\n", "\\n").replace("\r", "\\r") + (end < text.length() ? "…" : "");
    }
}
