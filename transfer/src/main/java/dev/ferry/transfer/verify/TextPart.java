package dev.ferry.transfer.verify;

import dev.ferry.mapping.Marker;
import java.util.function.BiPredicate;

/** Tells which part of a text is not as it was promised, so that a lost word is not told as a lost marker. */
enum TextPart {
    /** Its words. */
    WORDS(""),
    /** The line at its end that says what it was made from. */
    MARKER(" marker"),
    /** The line at its beginning that says who wrote it, and when. */
    AUTHOR(" author"),
    /** What its references lead to, and nothing else. */
    REFERENCES(" references");

    private static final String MARKER_BEGINS = "<!-- ferry ";

    private final String suffix;

    TextPart(String suffix) {
        this.suffix = suffix;
    }

    /** The field's name where this part of it differs. */
    String of(String field) {
        return field + suffix;
    }

    /** Of two texts that differ; {@code attributed} where the first line says who wrote it. */
    static TextPart of(String expected, String found, boolean attributed, BiPredicate<String, String> alike) {
        String wanted = withoutMarker(expected);
        String words = withoutMarker(found);
        if (alike.test(wanted, words)) {
            return MARKER;
        }
        if (attributed
                && (alike.test(behindLine(wanted), behindLine(words)) || alike.test(behindLine(wanted), words))) {
            return AUTHOR;
        }
        return haveOtherReferences(wanted, words) ? REFERENCES : WORDS;
    }

    /** The text without its last line, where that is a marker or was one. */
    static String withoutMarker(String text) {
        String bare = text.stripTrailing();
        int start = Math.max(bare.lastIndexOf('\n'), bare.lastIndexOf('\r')) + 1;
        boolean marked = Marker.parse(bare).isPresent() || bare.startsWith(MARKER_BEGINS, start);
        return marked ? bare.substring(0, start).stripTrailing() : bare;
    }

    private static String behindLine(String text) {
        int end = text.indexOf('\n');
        return end < 0 ? "" : text.substring(end + 1).strip();
    }

    /** Word by word: where they differ, one of the two names an issue. */
    private static boolean haveOtherReferences(String expected, String found) {
        String[] wanted = expected.strip().split("\\s+");
        String[] words = found.strip().split("\\s+");
        if (wanted.length != words.length) {
            return false;
        }
        for (int i = 0; i < wanted.length; i++) {
            if (!wanted[i].equals(words[i]) && !namesIssue(wanted[i]) && !namesIssue(words[i])) {
                return false;
            }
        }
        return true;
    }

    private static boolean namesIssue(String word) {
        for (int sign = word.indexOf('#'); sign >= 0; sign = word.indexOf('#', sign + 1)) {
            if (sign + 1 < word.length() && Character.isDigit(word.charAt(sign + 1))) {
                return true;
            }
        }
        return word.contains("/issues/");
    }
}
