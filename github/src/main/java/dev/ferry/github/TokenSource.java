package dev.ferry.github;

import java.util.Optional;

/**
 * Where a token comes from, so that one that died can be replaced while a run goes on. Asked from any thread, outside
 * every lock; the texts are for people and never hold the token.
 */
public interface TokenSource {
    /** The token as it is there now; empty where there is none that could be one. Throws nothing. */
    Optional<Secret> read();

    /** Whether {@link #read} may give another token later in the same process. */
    boolean mayChange();

    /** Where the token is written, such as {@code github.token-file}. */
    String name();

    /** How to put another token in its place. */
    String cure();

    /** A token that stays as it is for as long as the process lives. */
    static TokenSource fixed(Secret token, String name, String cure) {
        return new FixedToken(token, name, cure);
    }
}
