package dev.ferry.cli.config;

import dev.ferry.archive.ConfigException;
import dev.ferry.github.Secret;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** The server and the token for it. The token itself is read when it is needed, and lives in a {@link Secret}. */
public final class GitHubSection {
    private static final URI GITHUB_COM = URI.create("https://api.github.com");

    private final URI api;
    private final Optional<TokenText> token;
    private final Optional<Path> tokenFile;
    private final Optional<Duration> patience;

    private GitHubSection(URI api, Optional<TokenText> token, Optional<Path> tokenFile, Optional<Duration> patience) {
        this.api = api;
        this.token = token;
        this.tokenFile = tokenFile;
        this.patience = patience;
    }

    static GitHubSection read(Section section, Values values) {
        Optional<TokenText> token = section.asWritten("token", values::token);
        Optional<Path> tokenFile = section.value("token-file", values::path);
        if (token.isPresent() && tokenFile.isPresent()) {
            section.refuse("token-file", "both 'token' and 'token-file' are given; keep one of them");
        }
        return new GitHubSection(
                section.value("api", values::service).orElse(GITHUB_COM),
                token,
                tokenFile,
                section.value("patience", DurationText::parse));
    }

    static GitHubSection absent() {
        return new GitHubSection(GITHUB_COM, Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** The root of the REST API, without a slash at the end. */
    public URI api() {
        return api;
    }

    /** Where people see what the API holds: GitHub's own site, or the host of a server of one's own. */
    public String web() {
        return api.equals(GITHUB_COM) ? "https://github.com" : api.getScheme() + "://" + api.getAuthority();
    }

    /** How long a request may go on failing because the server can not be reached. */
    public Optional<Duration> patience() {
        return patience;
    }

    /**
     * The token, from the environment or its file.
     *
     * @throws ConfigException where it is missing or the file can not be read
     */
    public Secret needToken() {
        if (tokenFile.isPresent()) {
            return read(tokenFile.get());
        }
        return token.map(TokenText::secret)
                .orElseThrow(() -> new ConfigException("ferry.yaml: github: the key 'token' is missing; write"
                        + " token: \"${GITHUB_TOKEN}\" and set that variable, or token-file: PATH"));
    }

    private static Secret read(Path file) {
        try {
            String text = Files.readString(file, StandardCharsets.UTF_8).strip();
            return new Secret(text);
        } catch (IllegalArgumentException e) {
            throw new ConfigException("ferry.yaml: github.token-file: " + file + ": " + e.getMessage(), e);
        } catch (IOException e) {
            throw new ConfigException(
                    "ferry.yaml: github.token-file: " + file + " can not be read: " + e.getMessage(), e);
        }
    }
}
