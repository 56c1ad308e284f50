package dev.ferry.github;

/**
 * Is told what becomes of tokens while they are used. Called from the thread whose request met it, outside every lock;
 * must return quickly. The texts hold no token.
 */
public interface TokenListener {
    /** Something that somebody should do something about soon: a token that was put aside, or is about to expire. */
    void told(String message);

    /** No token is left that the server takes: nothing is sent until there is a new one. */
    void paused(String why);

    /** The run goes on with another token; called once for each {@link #paused} that did not end the run. */
    void resumed(String message);

    static TokenListener none() {
        return new TokenListener() {
            @Override
            public void told(String message) {}

            @Override
            public void paused(String why) {}

            @Override
            public void resumed(String message) {}
        };
    }
}
