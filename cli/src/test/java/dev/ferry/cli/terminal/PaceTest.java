package dev.ferry.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ferry.github.LimitOptions;
import dev.ferry.github.RateLimit;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** How long so many requests take under both windows of writes and the quota of all requests. */
final class PaceTest {
    private static final Pace DOCUMENTED = new Pace(Optional.of(80L), Optional.of(500L), Optional.of(5_000L));

    private static Duration minutes(long count) {
        return Duration.ofMinutes(count);
    }

    @Test
    void within_the_first_hour_the_minute_counts() {
        assertThat(DOCUMENTED.time(400, 400)).contains(minutes(5));
        assertThat(DOCUMENTED.time(0, 0)).contains(Duration.ZERO);
    }

    @Test
    void behind_the_hour_s_last_write_the_next_hour_is_waited_for() {
        assertThat(DOCUMENTED.time(500, 500).orElseThrow()).isLessThan(minutes(10));
        assertThat(DOCUMENTED.time(580, 580)).contains(minutes(61));
        // 119 whole hours, and 500 writes at 80 a minute.
        assertThat(DOCUMENTED.time(60_000, 60_000))
                .contains(Duration.ofHours(119).plusSeconds(375));
    }

    @Test
    void an_hour_that_the_minute_can_not_fill_does_not_count() {
        Pace slow = new Pace(Optional.of(1L), Optional.of(500L), Optional.empty());
        assertThat(slow.time(600, 600)).contains(minutes(600));
    }

    @Test
    void requests_that_write_nothing_count_for_the_hourly_quota() {
        Pace quota = new Pace(Optional.empty(), Optional.empty(), Optional.of(5_000L));
        assertThat(quota.time(0, 10_001)).contains(Duration.ofHours(2));
        assertThat(DOCUMENTED.time(10, 10_001)).contains(Duration.ofHours(2));
    }

    @Test
    void several_tokens_have_a_budget_each() {
        LimitOptions limits = LimitOptions.unpaced().withRates(Optional.of(80), Optional.of(500));
        Optional<RateLimit.Allowance> rest = Optional.of(new RateLimit.Allowance(5_000, 4_000, Instant.EPOCH));
        assertThat(Pace.of(limits, rest, 1, 0)).isEqualTo(DOCUMENTED);
        assertThat(Pace.of(limits, rest, 3, 0))
                .isEqualTo(new Pace(Optional.of(240L), Optional.of(1_500L), Optional.of(15_000L)));
    }

    @Test
    void the_largest_limits_of_several_tokens_are_no_negative_pace() {
        int most = Integer.MAX_VALUE;
        LimitOptions limits = LimitOptions.unpaced().withRates(Optional.of(most), Optional.of(most));
        Pace pace = Pace.of(limits, Optional.empty(), 3, 0);
        assertThat(pace.writesPerMinute()).contains(3L * most);
        assertThat(pace.writesPerHour()).contains(3L * most);
        assertThat(pace.time(3L * most + 1, 0).orElseThrow()).isBetween(Duration.ofHours(1), minutes(61));
    }

    @Test
    void a_token_that_waits_counts_from_when_it_must_have_come_back() {
        LimitOptions limits = LimitOptions.unpaced().withRates(Optional.of(10), Optional.empty());
        Pace pace = Pace.of(limits, Optional.empty(), 1, 1);
        assertThat(pace.time(600, 600)).contains(minutes(60));
        assertThat(pace.time(1_200, 1_200)).contains(minutes(120));
        assertThat(pace.time(12_000, 12_000)).contains(minutes(60 + 600));
    }

    @Test
    void without_limits_nothing_is_foretold() {
        Pace free = new Pace(Optional.empty(), Optional.empty(), Optional.empty());
        assertThat(free.time(60_000, 60_000)).isEmpty();
        assertThat(free.words(60_000, 60_000)).isEqualTo("no limits are set");
    }

    @Test
    void the_time_is_told_as_what_it_takes_at_least() {
        assertThat(DOCUMENTED.words(400, 400)).isEqualTo("time by the limits: at least 5 min 0 s");
    }
}
