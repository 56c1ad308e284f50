package dev.ferry.cli.config;

import dev.ferry.archive.ConfigException;
import dev.ferry.github.Secret;
import dev.ferry.github.TokenSource;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** A token in a file, which is read again when the server does not take the token any more. */
record TokenFile(Path file) implements TokenSource {
    private static final String KEY = "github.token-file";

    /** The token; its absence is a {@link ConfigException}. */
    Secret need() {
        try {
            return new Secret(Files.readString(file, StandardCharsets.UTF_8).strip());
        } catch (IllegalArgumentException e) {
            throw new ConfigException("ferry.yaml: " + KEY + ": " + file + ": " + e.getMessage(), e);
        } catch (IOException e) {
            throw new ConfigException("ferry.yaml: " + KEY + ": " + file + " can not be read: " + e.getMessage(), e);
        }
    }

    @Override
    public Optional<Secret> read() {
        try {
            return Optional.of(
                    new Secret(Files.readString(file, StandardCharsets.UTF_8).strip()));
        } catch (IllegalArgumentException | IOException e) {
            // Somebody is about to write it: it is looked at again soon.
            return Optional.empty();
        }
    }

    @Override
    public boolean mayChange() {
        return true;
    }

    @Override
    public String name() {
        return KEY;
    }

    @Override
    public String cure() {
        return "write a new one into " + file + ", which is read again";
    }
}
