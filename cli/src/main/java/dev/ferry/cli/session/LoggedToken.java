package dev.ferry.cli.session;

import dev.ferry.cli.run.LogLayout;
import dev.ferry.github.Secret;
import dev.ferry.github.TokenSource;
import java.util.Optional;

/** A token that the log stars out, also one that comes later: before the client has it. */
record LoggedToken(TokenSource source, LogLayout log) implements TokenSource {
    @Override
    public Optional<Secret> read() {
        Optional<Secret> secret = source.read();
        secret.ifPresent(log::redact);
        return secret;
    }

    @Override
    public boolean mayChange() {
        return source.mayChange();
    }

    @Override
    public String name() {
        return source.name();
    }

    @Override
    public String cure() {
        return source.cure();
    }
}
