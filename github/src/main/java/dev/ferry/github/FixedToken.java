package dev.ferry.github;

import java.util.Optional;

/** A token that no one can change while the process lives. */
record FixedToken(Secret token, String name, String cure) implements TokenSource {
    @Override
    public Optional<Secret> read() {
        return Optional.of(token);
    }

    @Override
    public boolean mayChange() {
        return false;
    }
}
