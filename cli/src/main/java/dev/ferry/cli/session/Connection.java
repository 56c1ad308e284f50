package dev.ferry.cli.session;

import dev.ferry.cli.config.Configuration;
import dev.ferry.cli.config.LimitsSection;
import dev.ferry.github.GitHub;
import dev.ferry.github.GitHubOptions;
import dev.ferry.github.LimitOptions;
import dev.ferry.github.QuotaStore;
import dev.ferry.github.Surroundings;
import dev.ferry.github.TokenListener;
import dev.ferry.github.TokenSource;
import dev.ferry.github.Wait;
import dev.ferry.github.WaitKind;
import dev.ferry.github.WireLine;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** GitHub's client as a workspace configures it. */
public final class Connection {
    private static final Logger LOG = LoggerFactory.getLogger(Connection.class);

    private Connection() {}

    /**
     * Connects; sends nothing yet.
     *
     * @param quotas where what is known of the limits survives a restart
     * @param waits is told what is waited for, in words
     */
    public static GitHub open(Session session, Configuration configuration, QuotaStore quotas, Consumer<String> waits) {
        return open(session, configuration, quotas, waits, TokenListener.none());
    }

    /** The same; {@code news} is told what becomes of tokens. */
    public static GitHub open(
            Session session,
            Configuration configuration,
            QuotaStore quotas,
            Consumer<String> waits,
            TokenListener news) {
        return open(session, configuration, quotas, Optional.empty(), waits, news);
    }

    /** The same for a look only: a server that can not be reached within {@code longest} is given up. */
    public static GitHub openBriefly(
            Session session, Configuration configuration, QuotaStore quotas, Duration longest, Consumer<String> waits) {
        return open(session, configuration, quotas, Optional.of(longest), waits, TokenListener.none());
    }

    private static GitHub open(
            Session session,
            Configuration configuration,
            QuotaStore quotas,
            Optional<Duration> longest,
            Consumer<String> waits,
            TokenListener news) {
        List<TokenSource> tokens = configuration.github().needTokens().stream()
                .map(source -> (TokenSource) new LoggedToken(source, session.log()))
                .toList();
        URI api = configuration.github().api();
        GitHubOptions options = GitHubOptions.of(api, tokens);
        Duration configured = configuration.github().patience().orElse(options.patience());
        Duration patience =
                longest.filter(limit -> limit.compareTo(configured) < 0).orElse(configured);
        return GitHub.connect(options.withPatience(patience)
                .withLimits(limits(configuration))
                .withQuotas(quotas)
                .withSurroundings(new Surroundings(session.clock(), session.stop(), new Random()))
                .withWaits(wait -> {
                    String words = words(wait, api);
                    LOG.info("waiting: {}", words);
                    waits.accept(words);
                })
                .withTokenNews(news)
                .withWire(Connection::log));
    }

    /** What is configured counts, each key by itself; what is not is the client's default for the host. */
    public static LimitOptions limits(Configuration configuration) {
        LimitsSection section = configuration.limits();
        LimitOptions defaults = LimitOptions.defaultsFor(configuration.github().api());
        LimitOptions rates = defaults.withRates(
                section.writesPerMinute().or(defaults::writesPerMinute),
                section.writesPerHour().or(defaults::writesPerHour));
        return section.concurrency().map(rates::withWriters).orElse(rates);
    }

    /** What is waited for, why, and when it goes on; for a server out of reach also when it is given up. */
    private static String words(Wait wait, URI api) {
        if (wait.patienceEnds().isEmpty()) {
            return wait.kind().text() + ", until " + time(wait.until());
        }
        String trouble = wait.kind() == WaitKind.NETWORK ? " can not be reached (" : " has trouble (";
        return api.getAuthority() + trouble + wait.detail() + "); tried again at " + time(wait.until())
                + ", given up at " + time(wait.patienceEnds().get());
    }

    private static String time(Instant instant) {
        return DateTimeFormatter.ISO_LOCAL_TIME.format(
                instant.atZone(ZoneId.systemDefault()).truncatedTo(ChronoUnit.SECONDS));
    }

    private static void log(WireLine line) {
        if (line.failure().isPresent() || line.status() >= 400) {
            LOG.warn(
                    "{} {} {} in {} ms, request {}: {}",
                    line.method(),
                    line.path(),
                    line.status(),
                    line.took().toMillis(),
                    line.requestId().orElse("-"),
                    line.failure().orElse("refused"));
        } else {
            LOG.debug(
                    "{} {} {} in {} ms, {} bytes sent, request {}",
                    line.method(),
                    line.path(),
                    line.status(),
                    line.took().toMillis(),
                    line.bytesSent(),
                    line.requestId().orElse("-"));
        }
    }
}
