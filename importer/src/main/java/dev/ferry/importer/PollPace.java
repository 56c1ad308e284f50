package dev.ferry.importer;

import java.time.Duration;
import java.time.Instant;

/**
 * When the list of imports is worth reading: while items are still sent, when a page's worth is under way (a request
 * then tells of a hundred items); after that, often, and less often while nothing ends. For one thread.
 */
final class PollPace {
    private static final int WORTH_A_PAGE = 100;
    private static final Duration LONGEST_WHILE_SENDING = Duration.ofMinutes(5);
    private static final Duration SHORTEST = Duration.ofMillis(250);
    private static final Duration LONGEST = Duration.ofSeconds(5);

    private Instant last = Instant.MIN;
    private Duration gap = SHORTEST;

    boolean isDue(Instant now, Outstanding outstanding, boolean sending) {
        if (outstanding.isEmpty() || now.isBefore(next())) {
            return false;
        }
        return !sending
                || outstanding.size() >= WORTH_A_PAGE
                || outstanding.oldest().orElse(now).plus(LONGEST_WHILE_SENDING).isBefore(now);
    }

    /** A poll was made; so many imports had ended. */
    void polled(Instant now, int ended) {
        last = now;
        Duration doubled = gap.multipliedBy(2);
        gap = ended > 0 ? SHORTEST : doubled.compareTo(LONGEST) < 0 ? doubled : LONGEST;
    }

    private Instant next() {
        return last.equals(Instant.MIN) ? last : last.plus(gap);
    }
}
