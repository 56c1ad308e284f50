package dev.ferry.mapping.render;

import java.util.Arrays;
import java.util.Optional;

/** Why an issue is locked, as far as GitHub tells that apart; the names are those of its GraphQL API. */
public enum LockReason {
    OFF_TOPIC("off-topic"),
    TOO_HEATED("too heated"),
    RESOLVED("resolved"),
    SPAM("spam");

    private final String words;

    LockReason(String words) {
        this.words = words;
    }

    /** As GitHub's pages and its REST API say it. */
    public String words() {
        return words;
    }

    /** The one with these words, if there is one. */
    public static Optional<LockReason> of(String words) {
        return Arrays.stream(values())
                .filter(reason -> reason.words.equals(words))
                .findFirst();
    }
}
