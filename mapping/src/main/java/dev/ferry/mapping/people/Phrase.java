package dev.ferry.mapping.people;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Words of a name and what stands between them. White space in it fits any in a text, also a line's end with the signs of a
 * quote behind it; case does not matter. Immutable.
 */
final class Phrase {
    /** White space and signs between two words of a name that are no more than this belong together, in characters. */
    private static final int WIDEST_GAP = 40;

    /** What logins and hosts have between words. */
    private static final String JOINTS = "-._";

    private final String before;
    private final List<String> words;
    private final List<String> gaps;
    private final String after;

    private Phrase(String before, List<String> words, List<String> gaps, String after) {
        this.before = before;
        this.words = words;
        this.gaps = gaps;
        this.after = after;
    }

    /** Empty where the text has no letter or digit. */
    static Optional<Phrase> of(String text) {
        List<String> words = new ArrayList<>();
        List<String> gaps = new ArrayList<>();
        int start = wordFrom(text, 0);
        String before = text.substring(0, start);
        String after = "";
        while (start < text.length()) {
            int end = wordEnd(text, start);
            words.add(text.substring(start, end));
            start = wordFrom(text, end);
            if (start < text.length()) {
                gaps.add(text.substring(end, start));
            } else {
                after = text.substring(end);
            }
        }
        return words.isEmpty() ? Optional.empty() : Optional.of(new Phrase(before, words, gaps, after));
    }

    /** As {@link #folded} makes it. */
    String firstWord() {
        return folded(words.get(0));
    }

    boolean mixesLettersAndDigits() {
        return words.stream()
                .anyMatch(word -> word.chars().anyMatch(Character::isLetter)
                        && word.chars().anyMatch(Character::isDigit));
    }

    /** The same for all spellings that differ in case only, and no longer than the text. */
    static String folded(String text) {
        StringBuilder folded = new StringBuilder(text.length());
        text.chars().forEach(c -> folded.append(Character.toLowerCase(Character.toUpperCase((char) c))));
        return folded.toString();
    }

    int size() {
        return words.size();
    }

    /** What has to stand directly before the first word, such as {@code @}. */
    String before() {
        return before;
    }

    /** Where the phrase ends, with the signs behind it if they are there, that has its first word at {@code start}; -1 where another text stands there. */
    int endFrom(String text, int start) {
        if (!text.startsWith(before, start - before.length()) || (isMention() && goesOnBefore(text, start - 1))) {
            return -1;
        }
        int at = start;
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i);
            int end = at + word.length();
            if (!text.regionMatches(true, at, word, 0, word.length()) || isWord(text, end)) {
                return -1;
            }
            at = i < gaps.size() ? behindGap(text, end, gaps.get(i)) : end;
            if (at < 0) {
                return -1;
            }
        }
        if (text.startsWith(after, at)) {
            return isMention() && goesOnBehind(text, at) ? -1 : at + after.length();
        }
        // Without its signs a single word may be any.
        return words.size() > 1 ? at : -1;
    }

    private boolean isMention() {
        return before.equals("@");
    }

    /** Whether an address ends at this sign. */
    private static boolean goesOnBefore(String text, int at) {
        return at > 0 && (isWord(text, at - 1) || JOINTS.indexOf(text.charAt(at - 1)) >= 0);
    }

    /** Whether somebody else's longer login goes on here. */
    private static boolean goesOnBehind(String text, int at) {
        return at < text.length() && JOINTS.indexOf(text.charAt(at)) >= 0 && isWord(text, at + 1);
    }

    private static int behindGap(String text, int from, String gap) {
        if (gap.chars().noneMatch(Phrase::isBlank)) {
            return text.startsWith(gap, from) ? from + gap.length() : -1;
        }
        int end = from;
        while (end < text.length() && !isWord(text, end)) {
            end++;
            if (end - from > WIDEST_GAP) {
                return -1;
            }
        }
        String found = text.substring(from, end);
        return signs(found).equals(signs(gap)) && found.chars().anyMatch(Phrase::isBlank) ? end : -1;
    }

    private static String signs(String gap) {
        StringBuilder signs = new StringBuilder();
        gap.chars().filter(c -> !isBlank(c) && c != '>').forEach(c -> signs.append((char) c));
        return signs.toString();
    }

    private static boolean isBlank(int c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c);
    }

    /** Where the next word begins, or the text's end. */
    static int wordFrom(String text, int from) {
        int at = from;
        while (at < text.length() && !isWord(text, at)) {
            at++;
        }
        return at;
    }

    /** Where the word ends that begins here. */
    static int wordEnd(String text, int start) {
        int at = start;
        while (isWord(text, at)) {
            at++;
        }
        return at;
    }

    private static boolean isWord(String text, int at) {
        return at < text.length()
                && (Character.isLetterOrDigit(text.charAt(at)) || Character.isSurrogate(text.charAt(at)));
    }
}
