package dev.ferry.cli.config;

import dev.ferry.archive.ConfigException;
import dev.ferry.github.Secret;
import dev.ferry.github.TokenSource;
import dev.ferry.mapping.yaml.Section;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The server and the tokens for it. A token itself is read when it is needed, and lives in a {@link Secret}. */
public final class GitHubSection {
    private static final URI GITHUB_COM = URI.create("https://api.github.com");

    private final URI api;
    private final List<TokenText> tokens;
    private final Optional<Path> tokenFile;
    private final Optional<Duration> patience;

    private GitHubSection(URI api, List<TokenText> tokens, Optional<Path> tokenFile, Optional<Duration> patience) {
        this.api = api;
        this.tokens = List.copyOf(tokens);
        this.tokenFile = tokenFile;
        this.patience = patience;
    }

    static GitHubSection read(Section section, Values values) {
        Optional<TokenText> token = section.asWritten("token", values::token);
        Optional<Path> tokenFile = section.value("token-file", values::path);
        List<TokenText> several = section.listAsWritten("tokens", values::secret);
        if (token.isPresent() && tokenFile.isPresent()) {
            section.refuse("token-file", "both 'token' and 'token-file' are given; keep one of them");
        } else if (!several.isEmpty() && (token.isPresent() || tokenFile.isPresent())) {
            section.refuse(
                    "tokens",
                    "both 'tokens' and '" + (token.isPresent() ? "token" : "token-file")
                            + "' are given; keep one of them");
        }
        return new GitHubSection(
                section.value("api", values::service).orElse(GITHUB_COM),
                several.isEmpty() ? token.stream().toList() : several,
                tokenFile,
                section.value("patience", DurationText::parse));
    }

    static GitHubSection absent() {
        return new GitHubSection(GITHUB_COM, List.of(), Optional.empty(), Optional.empty());
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
     * The tokens, from the environment or a file: one, or several that share the work.
     *
     * @throws ConfigException where one is missing, can not be read or is there twice
     */
    public List<TokenSource> needTokens() {
        if (tokenFile.isPresent()) {
            TokenFile file = new TokenFile(tokenFile.get());
            file.need();
            return List.of(file);
        }
        if (tokens.isEmpty()) {
            throw new ConfigException("ferry.yaml: github: the key 'token' is missing; write"
                    + " token: \"${GITHUB_TOKEN}\" and set that variable, or token-file: PATH");
        }
        List<TokenSource> sources = tokens.stream().map(TokenText::source).toList();
        long different = sources.stream()
                .flatMap(source -> source.read().stream())
                .distinct()
                .count();
        if (different < sources.size()) {
            throw new ConfigException("ferry.yaml: github.tokens: the same token is there twice; each needs one of its"
                    + " own, and an account of its own to have limits of its own");
        }
        return sources;
    }
}
