package dev.ferry.mapping.references;

import java.util.List;

/** The ASCII letters with which a word may begin that is looked for in any case. May say yes too often, never no wrongly. */
final class FirstLetters {
    private static final int ALL = -1;

    /** A bit for each letter from a on. */
    private final int letters;

    FirstLetters(List<String> words) {
        int found = 0;
        for (String word : words) {
            found |= bit(word);
        }
        this.letters = found;
    }

    boolean mayBegin(char letter) {
        return (letters & 1 << ((letter | ' ') - 'a')) != 0;
    }

    private static int bit(String word) {
        // Signs outside ASCII may equal a letter in another case.
        boolean known = !word.isEmpty() && Boundaries.isAsciiLetter(word.charAt(0));
        return known ? 1 << ((word.charAt(0) | ' ') - 'a') : ALL;
    }
}
