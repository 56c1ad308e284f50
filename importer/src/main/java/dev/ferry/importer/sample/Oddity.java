package dev.ferry.importer.sample;

import java.util.Set;

/** What is odd about the characters of a text, told in one pass over it. */
enum Oddity {
    NUL("a NUL character"),
    CONTROL("control characters"),
    HALF_PAIR("half of a surrogate pair"),
    BEYOND_BMP("characters beyond the basic plane, such as emoji"),
    RIGHT_TO_LEFT("writing from right to left"),
    DIRECTION_MARK("invisible marks that turn the writing direction"),
    REPLACED("a replacement character where bytes were unreadable"),
    NON_LATIN("writing that is not Latin"),
    MARKER("text that looks like one of Ferry's markers"),
    MENTION("somebody mentioned with @"),
    HASH_NUMBER("a number with # before it");

    private static final String MARKER_START = "<!-- ferry ";

    private final String text;

    Oddity(String text) {
        this.text = text;
    }

    Trait trait() {
        return Trait.odd(text);
    }

    /** Adds what this text has. */
    static void find(String text, Set<Oddity> found) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < ' ' || c == 0x7f) {
                if (c == 0) {
                    found.add(NUL);
                } else if (c != '\n' && c != '\r' && c != '\t') {
                    found.add(CONTROL);
                }
            } else if (c < 0x80) {
                ascii(text, i, c, found);
            } else if (c >= 0x370) {
                if (Character.isSurrogate(c)) {
                    boolean pair = Character.isHighSurrogate(c)
                            && i + 1 < text.length()
                            && Character.isLowSurrogate(text.charAt(i + 1));
                    found.add(pair ? BEYOND_BMP : HALF_PAIR);
                    i += pair ? 1 : 0;
                } else {
                    far(c, found);
                }
            }
        }
    }

    private static void ascii(String text, int at, char c, Set<Oddity> found) {
        if (c == '@' || c == '#') {
            boolean begins = at == 0 || !Character.isLetterOrDigit(text.charAt(at - 1));
            char next = at + 1 < text.length() ? text.charAt(at + 1) : ' ';
            if (c == '@' && begins && Character.isLetter(next)) {
                found.add(MENTION);
            } else if (c == '#' && begins && next >= '1' && next <= '9') {
                found.add(HASH_NUMBER);
            }
        } else if (c == '<' && text.startsWith(MARKER_START, at)) {
            found.add(MARKER);
        }
    }

    private static void far(char c, Set<Oddity> found) {
        if (c == '\uFFFD') {
            found.add(REPLACED);
            return;
        }
        switch (Character.getDirectionality(c)) {
            case Character.DIRECTIONALITY_RIGHT_TO_LEFT, Character.DIRECTIONALITY_RIGHT_TO_LEFT_ARABIC ->
                found.add(c == '\u200F' || c == '\u061C' ? DIRECTION_MARK : RIGHT_TO_LEFT);
            case Character.DIRECTIONALITY_LEFT_TO_RIGHT_EMBEDDING,
                    Character.DIRECTIONALITY_LEFT_TO_RIGHT_OVERRIDE,
                    Character.DIRECTIONALITY_RIGHT_TO_LEFT_EMBEDDING,
                    Character.DIRECTIONALITY_RIGHT_TO_LEFT_OVERRIDE,
                    Character.DIRECTIONALITY_LEFT_TO_RIGHT_ISOLATE,
                    Character.DIRECTIONALITY_RIGHT_TO_LEFT_ISOLATE -> found.add(DIRECTION_MARK);
            default -> {
                if (Character.isLetter(c)) {
                    found.add(NON_LATIN);
                }
            }
        }
    }
}
