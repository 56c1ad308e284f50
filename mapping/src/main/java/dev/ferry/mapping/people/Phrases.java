package dev.ferry.mapping.people;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Replaces phrases in texts, the longer before the shorter, in one pass. Immutable; thread-safe. */
final class Phrases {
    private static final int LONGEST_ADDRESS = 2_000;

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
                    Span whole = whole(text, start, behind);
                    result.append(text, copied, Math.max(copied, whole.from())).append(replacement);
                    copied = whole.to();
                    end = whole.to();
                    break;
                }
            }
            word = Phrase.wordFrom(text, end);
        }
        return copied == 0 ? text : result.append(text, copied, text.length()).toString();
    }

    /** Of an address that holds the name nothing may be left: what is left leads to somebody else. */
    private static Span whole(String text, int start, int end) {
        int from = start;
        while (from > 0 && start - from < LONGEST_ADDRESS && !isBlank(text.charAt(from - 1))) {
            from--;
        }
        int to = end;
        while (to < text.length() && to - end < LONGEST_ADDRESS && !isBlank(text.charAt(to))) {
            to++;
        }
        String run = text.substring(from, to);
        boolean address = run.contains("://") || run.contains("www.");
        return address ? new Span(from, to) : new Span(start, end);
    }

    private record Span(int from, int to) {}

    private static boolean isBlank(char c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c);
    }

    private List<Phrase> beginningWith(String text, int start, int end) {
        return end - start > longestFirst
                ? List.of()
                : byFirstWord.getOrDefault(Phrase.folded(text.substring(start, end)), List.of());
    }
}
