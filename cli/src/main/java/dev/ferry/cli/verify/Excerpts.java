package dev.ferry.cli.verify;

/**
 * Of two texts what is around the place where they begin to differ. {@code size} is how many characters of both stand between
 * their common beginning and their common end.
 */
record Excerpts(String expected, String found, long size) {
    private static final int BEFORE = 300;
    private static final int BEHIND = 2_700;
    private static final String MORE = "…";

    static Excerpts of(String expected, String found) {
        int shorter = Math.min(expected.length(), found.length());
        int same = 0;
        while (same < shorter && expected.charAt(same) == found.charAt(same)) {
            same++;
        }
        int sameAtEnd = 0;
        while (sameAtEnd < shorter - same
                && expected.charAt(expected.length() - 1 - sameAtEnd) == found.charAt(found.length() - 1 - sameAtEnd)) {
            sameAtEnd++;
        }
        long size = (long) expected.length() + found.length() - 2L * (same + sameAtEnd);
        return new Excerpts(around(expected, same), around(found, same), size);
    }

    private static String around(String text, int place) {
        int from = whole(text, Math.max(0, place - BEFORE));
        int to = whole(text, Math.min(text.length(), place + BEHIND));
        return (from > 0 ? MORE : "") + text.substring(from, to) + (to < text.length() ? MORE : "");
    }

    /** Not between the two halves of a character. */
    private static int whole(String text, int place) {
        return place > 0 && place < text.length() && Character.isLowSurrogate(text.charAt(place)) ? place - 1 : place;
    }
}
