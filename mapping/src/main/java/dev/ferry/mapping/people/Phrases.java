package dev.ferry.mapping.people;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Replaces phrases in texts, the longer before the shorter, in one pass. Immutable; thread-safe. */
final class Phrases {
    private final Map<String, List<Phrase>> byFirstWord = new HashMap<>();
    private final int longestFirst;

    Phrases(List<Phrase> phrases) {
        for (Phrase phrase : phrases) {
            byFirstWord
                    .computeIfAbsent(phrase.firstWord(), first -> new ArrayList<>())
                    .add(phrase);
        }
        byFirstWord
                .values()
                .forEach(those -> those.sort(Comparator.comparingInt(Phrase::size)
                        .thenComparingInt(phrase -> phrase.before().length())
                        .reversed()));
        longestFirst =
                byFirstWord.keySet().stream().mapToInt(String::length).max().orElse(0);
    }

    String replace(String text, String replacement) {
        StringBuilder result = new StringBuilder();
        int copied = 0;
        int word = Phrase.wordFrom(text, 0);
        while (word < text.length()) {
            int end = Phrase.wordEnd(text, word);
            for (Phrase phrase : beginningWith(text, word, end)) {
                int start = word - phrase.before().length();
                int behind = start < copied ? -1 : phrase.endFrom(text, word);
                if (behind >= 0) {
                    result.append(text, copied, start).append(replacement);
                    copied = behind;
                    end = behind;
                    break;
                }
            }
            word = Phrase.wordFrom(text, end);
        }
        return copied == 0 ? text : result.append(text, copied, text.length()).toString();
    }

    private List<Phrase> beginningWith(String text, int start, int end) {
        return end - start > longestFirst
                ? List.of()
                : byFirstWord.getOrDefault(text.substring(start, end).toLowerCase(Locale.ROOT), List.of());
    }
}
