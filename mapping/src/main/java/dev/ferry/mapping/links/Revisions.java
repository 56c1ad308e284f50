package dev.ferry.mapping.links;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Revisions that the commit map knows: {@code r2222}, {@code r. 2222}, {@code rev. 2222}, {@code revision 2222}, and hashes of 10 to
 * 12 or 40 hexadecimal digits, with {@code git} or {@code hg} before them or without.
 *
 * @param web where people see the repositories, such as {@code https://github.com}
 */
public record Revisions(CommitMap commits, String web) implements LinkFinder {
    private static final List<String> NUMBER_WORDS = List.of("revision", "rev.", "rev", "r.", "r");
    private static final List<String> HASH_WORDS = List.of("git", "hg", "");
    private static final String NOT_BEFORE = "-/?&;=_:#.@";
    private static final int FEWEST_DIGITS = 4;
    private static final int MOST_DIGITS = 9;
    private static final int LONGEST_SHORT_HASH = 12;
    private static final int HASH = 40;

    @Override
    public boolean mayBegin(char first) {
        return Edges.isHex(first) || first == 'r' || first == 'g' || first == 'h';
    }

    @Override
    public Optional<WordLink> find(String text, int at) {
        if (!Edges.follows(text, at, NOT_BEFORE)) {
            return Optional.empty();
        }
        return text.charAt(at) == 'r' ? number(text, at) : hash(text, at);
    }

    private Optional<WordLink> number(String text, int at) {
        for (String word : NUMBER_WORDS) {
            if (text.startsWith(word, at)) {
                int digits = Edges.skipBlanks(text, at + word.length());
                int end = Edges.digitsEnd(text, digits, MOST_DIGITS);
                boolean fits = end - digits >= FEWEST_DIGITS && end - digits <= MOST_DIGITS;
                if (fits && text.charAt(digits) != '0' && Edges.endsNumber(text, end)) {
                    return link("r" + text.substring(digits, end), end);
                }
            }
        }
        return Optional.empty();
    }

    private Optional<WordLink> hash(String text, int at) {
        for (String word : HASH_WORDS) {
            if (text.startsWith(word, at)) {
                int digits = word.isEmpty() ? at : Edges.skipBlanks(text, at + word.length());
                int end = digits;
                while (end < text.length() && end - digits <= HASH && Edges.isHex(text.charAt(end))) {
                    end++;
                }
                int length = end - digits;
                boolean fits = length == HASH || (length >= CommitMap.SHORTEST_HASH && length <= LONGEST_SHORT_HASH);
                if (fits && Edges.endsWord(text, end)) {
                    return link(text.substring(digits, end).toLowerCase(Locale.ROOT), end);
                }
            }
        }
        return Optional.empty();
    }

    private Optional<WordLink> link(String revision, int end) {
        return commits.find(revision)
                .map(commit -> new WordLink(end, web + "/" + commit.repository() + "/commit/" + commit.hash()));
    }
}
