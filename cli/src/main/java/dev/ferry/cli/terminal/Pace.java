package dev.ferry.cli.terminal;

import dev.ferry.github.LimitOptions;
import dev.ferry.github.RateLimit;
import dev.ferry.github.Standing;
import java.time.Duration;
import java.util.Optional;

/**
 * How long requests take under the limits alone, the server's own time left out: writes so many a minute and so many an hour, and
 * all requests so many an hour. Empty limits are no limits. {@code anHourLater} is the pace when every token that waits now has
 * come back, where some do: no window of the server's is longer.
 */
public record Pace(
        Optional<Long> writesPerMinute,
        Optional<Long> writesPerHour,
        Optional<Long> requestsPerHour,
        Optional<Pace> anHourLater) {
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration MINUTE = Duration.ofMinutes(1);
    /** More than this a token has nowhere; a server that says so has no limit. */
    private static final long NO_LIMIT = 1_000_000;

    Pace(Optional<Long> writesPerMinute, Optional<Long> writesPerHour, Optional<Long> requestsPerHour) {
        this(writesPerMinute, writesPerHour, requestsPerHour, Optional.empty());
    }

    /** Each of so many tokens has these limits for itself, and they share the work; so many more have to wait now. */
    public static Pace of(LimitOptions limits, Optional<RateLimit.Allowance> rest, int tokens, int waiting) {
        return new Pace(
                limits.writesPerMinute().map(most -> (long) most * tokens),
                limits.writesPerHour().map(most -> (long) most * tokens),
                rest.filter(Pace::limits).map(allowance -> allowance.limit() * tokens),
                waiting == 0 ? Optional.empty() : Optional.of(of(limits, rest, tokens + waiting, 0)));
    }

    /** As a client stands now: every token that it has shares the work. */
    public static Pace of(Standing standing) {
        return of(
                standing.limits(),
                Optional.empty(),
                Math.max(1, standing.tokens().size()),
                0);
    }

    /** Whether the server has such a limit at all. */
    public static boolean limits(RateLimit.Allowance allowance) {
        return allowance.limit() > 0 && allowance.limit() < NO_LIMIT;
    }

    /** Empty where nothing but the server's own time holds the requests up. */
    public Optional<Duration> time(long writes, long requests) {
        Optional<Duration> written = writing(writes);
        Optional<Duration> asked = requestsPerHour.map(most -> windows(requests, most));
        Optional<Duration> alone = written.isPresent() && asked.isPresent()
                ? Optional.of(written.get().compareTo(asked.get()) > 0 ? written.get() : asked.get())
                : written.or(() -> asked);
        Optional<Duration> together =
                anHourLater.flatMap(later -> later.time(writes, requests)).map(HOUR::plus);
        return alone.map(
                time -> together.filter(shorter -> shorter.compareTo(time) < 0).orElse(time));
    }

    /** The same in words. */
    public String words(long writes, long requests) {
        return time(writes, requests)
                .map(time -> "time by the limits: at least " + Figures.time(time))
                .orElse("no limits are set");
    }

    private Optional<Duration> writing(long writes) {
        Optional<Duration> minutes =
                writesPerMinute.map(most -> MINUTE.multipliedBy(writes).dividedBy(most));
        if (writesPerHour.isEmpty()) {
            return minutes;
        }
        // The last of an hour's writes need not wait for the hour's end.
        long most = writesPerHour.get();
        Duration full = windows(writes, most);
        long rest = writes - full.toHours() * most;
        Duration hours = full.plus(writesPerMinute
                .map(rate -> MINUTE.multipliedBy(rest).dividedBy(rate))
                .orElse(Duration.ZERO));
        return Optional.of(minutes.filter(longer -> longer.compareTo(hours) > 0).orElse(hours));
    }

    private static Duration windows(long count, long most) {
        return count == 0 ? Duration.ZERO : HOUR.multipliedBy((count - 1) / most);
    }
}
