package dev.ferry.github;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/**
 * How to reach one GitHub API with one token or several, which share the work. {@code patience} is how long one request may go
 * on failing for lack of a working server before the run ends with a {@link RemoteException}; {@code answerTimeout} is how long
 * one answer may take (GitHub itself gives up after ten seconds).
 */
public record GitHubOptions(
        URI api,
        List<TokenSource> tokens,
        LimitOptions limits,
        Duration patience,
        Duration answerTimeout,
        QuotaStore quotas,
        Surroundings surroundings,
        WaitListener waits,
        TokenListener tokenNews,
        WireListener wire) {
    public GitHubOptions {
        if (tokens.isEmpty()) {
            throw new IllegalArgumentException("at least one token is needed");
        }
        tokens = List.copyOf(tokens);
        // First, and without showing it: it may hold a password.
        if (api.getUserInfo() != null || api.getQuery() != null || api.getFragment() != null) {
            throw new IllegalArgumentException("the api address must be scheme, host, port and path only");
        }
        String scheme = String.valueOf(api.getScheme()).toLowerCase(Locale.ROOT);
        String host = api.getHost();
        if (host == null || !(scheme.equals("https") || scheme.equals("http"))) {
            throw new IllegalArgumentException("not an http(s) address: " + api);
        }
        // Anyone on the way could read the token; only this machine's own loopback is not "on the way".
        if (scheme.equals("http") && !loopback(host)) {
            throw new IllegalArgumentException("plain http would show the token to the network: use https for " + host);
        }
    }

    /** One token that stays as it is. Everything else as {@link LimitOptions#defaultsFor} and the real clock have it. */
    public static GitHubOptions of(URI api, Secret token) {
        return of(api, List.of(TokenSource.fixed(token, "the token", "give another one")));
    }

    /** The same with each token from its source, at least one. */
    public static GitHubOptions of(URI api, List<TokenSource> tokens) {
        return new GitHubOptions(
                api,
                tokens,
                LimitOptions.defaultsFor(api),
                Duration.ofMinutes(15),
                Duration.ofSeconds(60),
                QuotaStore.inMemory(),
                Surroundings.system(),
                WaitListener.none(),
                TokenListener.none(),
                WireListener.none());
    }

    public GitHubOptions withLimits(LimitOptions changed) {
        return new GitHubOptions(
                api, tokens, changed, patience, answerTimeout, quotas, surroundings, waits, tokenNews, wire);
    }

    public GitHubOptions withPatience(Duration changed) {
        return new GitHubOptions(
                api, tokens, limits, changed, answerTimeout, quotas, surroundings, waits, tokenNews, wire);
    }

    public GitHubOptions withAnswerTimeout(Duration changed) {
        return new GitHubOptions(api, tokens, limits, patience, changed, quotas, surroundings, waits, tokenNews, wire);
    }

    public GitHubOptions withQuotas(QuotaStore changed) {
        return new GitHubOptions(
                api, tokens, limits, patience, answerTimeout, changed, surroundings, waits, tokenNews, wire);
    }

    public GitHubOptions withSurroundings(Surroundings changed) {
        return new GitHubOptions(api, tokens, limits, patience, answerTimeout, quotas, changed, waits, tokenNews, wire);
    }

    public GitHubOptions withWaits(WaitListener changed) {
        return new GitHubOptions(
                api, tokens, limits, patience, answerTimeout, quotas, surroundings, changed, tokenNews, wire);
    }

    public GitHubOptions withTokenNews(TokenListener changed) {
        return new GitHubOptions(
                api, tokens, limits, patience, answerTimeout, quotas, surroundings, waits, changed, wire);
    }

    public GitHubOptions withWire(WireListener changed) {
        return new GitHubOptions(
                api, tokens, limits, patience, answerTimeout, quotas, surroundings, waits, tokenNews, changed);
    }

    private static boolean loopback(String host) {
        return host.equalsIgnoreCase("localhost")
                || host.equals("[::1]")
                || host.matches("127\\.\\d{1,3}\\.\\d{1,3}\\.\\d{1,3}");
    }
}
