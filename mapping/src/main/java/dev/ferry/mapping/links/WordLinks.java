package dev.ferry.mapping.links;

import java.util.List;
import java.util.Optional;

/** Which words of a text become links. Immutable; safe for use by several threads. */
public final class WordLinks {
    private static final WordLinks NONE = new WordLinks(List.of());
    private static final int ASCII = 128;

    private final List<LinkFinder> finders;
    /** By the first character of a word: most words cost no more than a look at it. */
    private final boolean[] mayBegin = new boolean[ASCII];

    private WordLinks(List<LinkFinder> finders) {
        this.finders = List.copyOf(finders);
        for (char c = 0; c < ASCII; c++) {
            for (LinkFinder finder : finders) {
                mayBegin[c] |= finder.mayBegin(c);
            }
        }
    }

    /** No word does. */
    public static WordLinks none() {
        return NONE;
    }

    /** What one of these finds; of several the first. */
    public static WordLinks of(List<LinkFinder> finders) {
        return finders.isEmpty() ? NONE : new WordLinks(finders);
    }

    /** The link that begins at this place, which is the beginning of a word of ASCII letters or digits. */
    public Optional<WordLink> find(String text, int at) {
        char first = text.charAt(at);
        if (first >= ASCII || !mayBegin[first]) {
            return Optional.empty();
        }
        for (LinkFinder finder : finders) {
            Optional<WordLink> link = finder.find(text, at);
            if (link.isPresent()) {
                return link;
            }
        }
        return Optional.empty();
    }
}
