package dev.ferry.github;

/** Is told of every exchange with the server, retried ones too. Called from the requesting thread; must return quickly. */
@FunctionalInterface
public interface WireListener {
    void exchanged(WireLine line);

    static WireListener none() {
        return line -> {};
    }
}
