package dev.ferry.github;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PacerTest {
    private static final Instant START = FakeTime.START;

    private static final int NONE = 0;

    private static Optional<Integer> rate(int value) {
        return value == NONE ? Optional.empty() : Optional.of(value);
    }

    private static LimitOptions limits(int perMinute, int perHour) {
        return LimitOptions.unpaced().withRates(rate(perMinute), rate(perHour));
    }

    /** One writer who sends whenever it may, each write taking so long; gives the times at which the server counts. */
    private static List<Instant> run(LimitOptions limits, int batch, Duration latency, Duration length) {
        Pacer pacer = new Pacer();
        List<Instant> counted = new ArrayList<>();
        Instant now = START;
        while (now.isBefore(START.plus(length))) {
            Duration delay = pacer.delay(batch, limits, now);
            if (!delay.isZero()) {
                now = now.plus(delay);
                continue;
            }
            pacer.begin(batch, limits, now);
            // The server may count at any time while the request is under way: late and early in turn.
            counted.add(counted.size() % 2 == 0 ? now.plus(latency) : now);
            now = now.plus(latency);
            pacer.end(batch, batch, now);
        }
        return counted;
    }

    /** The most that any window of this length holds. */
    private static int most(List<Instant> counted, Duration window) {
        List<Instant> sorted = counted.stream().sorted().toList();
        int most = 0;
        int first = 0;
        for (int last = 0; last < sorted.size(); last++) {
            while (!sorted.get(last).isBefore(sorted.get(first).plus(window))) {
                first++;
            }
            most = Math.max(most, last - first + 1);
        }
        return most;
    }

    @ParameterizedTest
    @CsvSource({"80,0", "80,150", "80,700", "20,300", "1,100", "600,40"})
    void no_minute_of_the_server_holds_more_and_over_95_percent_are_used(int rate, long latencyMillis) {
        Duration latency = Duration.ofMillis(latencyMillis);
        List<Instant> counted = run(limits(rate, NONE), 1, latency, Duration.ofMinutes(30));

        assertThat(most(counted, Duration.ofMinutes(1))).isLessThanOrEqualTo(rate);
        assertThat(counted.size()).isGreaterThan((int) (rate * 30 * 0.95));
    }

    @Test
    void no_hour_of_the_server_holds_more_and_over_95_percent_are_used() {
        List<Instant> counted = run(limits(80, 500), 1, Duration.ofMillis(200), Duration.ofHours(10));

        assertThat(most(counted, Duration.ofHours(1))).isLessThanOrEqualTo(500);
        assertThat(most(counted, Duration.ofMinutes(1))).isLessThanOrEqualTo(80);
        assertThat(counted.size()).isGreaterThan((int) (500 * 10 * 0.95));
    }

    @Test
    void a_batch_counts_each_of_its_modifications() {
        List<Instant> counted = run(limits(80, NONE), 20, Duration.ofMillis(200), Duration.ofMinutes(30));

        assertThat(most(counted, Duration.ofMinutes(1))).isLessThanOrEqualTo(4);
        assertThat(counted.size() * 20).isGreaterThan((int) (80 * 30 * 0.95));
    }

    @Test
    void a_batch_larger_than_the_limit_goes_alone() {
        List<Instant> counted = run(limits(10, NONE), 25, Duration.ZERO, Duration.ofMinutes(30));

        assertThat(most(counted, Duration.ofMinutes(1))).isEqualTo(1);
        assertThat(counted).hasSizeGreaterThan(5);
    }

    @Test
    void without_limits_nothing_waits() {
        assertThat(run(LimitOptions.unpaced(), 1, Duration.ofMillis(1), Duration.ofSeconds(1)))
                .hasSize(1000);
    }

    @Test
    void what_was_not_carried_out_does_not_count() {
        Pacer pacer = new Pacer();
        LimitOptions limits = limits(NONE, 1);
        pacer.begin(1, limits, START);
        pacer.end(1, 0, START);
        assertThat(pacer.delay(1, limits, START)).isZero();

        pacer.begin(1, limits, START);
        pacer.end(1, 1, START);
        assertThat(pacer.delay(1, limits, START)).isBetween(Duration.ofMinutes(60), Duration.ofMinutes(61));
    }

    @Test
    void a_rate_is_learned_from_a_refusal_and_from_what_was_accepted_after_it() {
        Pacer pacer = new Pacer();
        write(pacer, 78);
        pacer.learn(Optional.of(Duration.ofSeconds(30)), true, START);
        pacer.learnMore(2);

        assertThat(pacer.state().perMinute()).contains(80);
        assertThat(pacer.state().perHour()).isEmpty();
    }

    @Test
    void a_long_wait_teaches_the_hour() {
        Pacer pacer = new Pacer();
        write(pacer, 500);
        pacer.learn(Optional.of(Duration.ofMinutes(40)), true, START);

        assertThat(pacer.state().perMinute()).isEmpty();
        assertThat(pacer.state().perHour()).contains(500);
    }

    @Test
    void a_refusal_without_a_time_that_turns_out_to_be_the_hours_teaches_no_minute() {
        Pacer pacer = new Pacer();
        write(pacer, 150);
        pacer.learn(Optional.empty(), true, START);
        assertThat(pacer.state().perMinute()).contains(150);

        // A question was the first to come back.
        pacer.learn(Optional.of(Duration.ofMinutes(40)), false, START.plusSeconds(61));

        assertThat(pacer.state().perMinute()).isEmpty();
        assertThat(pacer.state().perHour()).contains(150);
    }

    @Test
    void a_question_that_is_refused_teaches_nothing_once_a_write_went_through() {
        Pacer pacer = new Pacer();
        write(pacer, 80);
        pacer.learn(Optional.empty(), true, START);
        write(pacer, 10);

        pacer.learn(Optional.of(Duration.ofMinutes(40)), false, START.plusSeconds(61));

        assertThat(pacer.state().perMinute()).contains(80);
        assertThat(pacer.state().perHour()).isEmpty();
    }

    @Test
    void of_a_batch_that_was_refused_in_part_only_what_went_through_counts() {
        Pacer pacer = new Pacer();
        write(pacer, 70);
        pacer.begin(30, LimitOptions.unpaced(), START);
        pacer.end(30, 10, START);
        pacer.learn(Optional.empty(), true, START);

        assertThat(pacer.state().perMinute()).contains(80);
    }

    @Test
    void a_refusal_after_hardly_a_write_teaches_nothing() {
        Pacer pacer = new Pacer();
        write(pacer, 4);
        pacer.learn(Optional.empty(), true, START);

        assertThat(pacer.state().perMinute()).isEmpty();
    }

    @Test
    void the_state_survives_its_text_form() {
        Pacer pacer = new Pacer();
        write(pacer, 50);
        pacer.learn(Optional.empty(), true, START);
        QuotaState state = new QuotaState(
                Optional.of(new Verdict.Pause(WaitKind.CONTENT_LIMIT, Optional.of(START.plusSeconds(9)), "x")),
                pacer.state());

        QuotaState read = QuotaState.parse(state.toJson()).orElseThrow();

        assertThat(read.pace()).isEqualTo(state.pace());
        assertThat(read.pause().orElseThrow().kind()).isEqualTo(WaitKind.CONTENT_LIMIT);
        assertThat(read.pause().orElseThrow().until()).contains(START.plusSeconds(9));
        Pacer restored = new Pacer();
        restored.restore(read.pace(), START);
        assertThat(restored.delay(1, limits(50, NONE), START)).isGreaterThan(Duration.ofSeconds(59));
    }

    @Test
    void a_restart_opens_no_gap_in_the_minute() {
        Pacer pacer = new Pacer();
        // A bucket of the hour is a quarter of a minute wide: this is the end of one.
        Instant written = Instant.ofEpochMilli((START.toEpochMilli() / 15_000 + 1) * 15_000 - 1);
        pacer.begin(1, LimitOptions.unpaced(), written);
        pacer.end(1, 1, written);
        Pacer restored = new Pacer();
        restored.restore(pacer.state(), written.plusSeconds(2));

        assertThat(restored.delay(1, limits(1, NONE), written.plusSeconds(2))).isGreaterThan(Duration.ofSeconds(57));
        assertThat(restored.delay(1, limits(1, NONE), written.plusSeconds(61))).isZero();
    }

    @Test
    void a_state_that_can_not_be_read_is_as_none() {
        assertThat(QuotaState.parse("")).isEmpty();
        assertThat(QuotaState.parse("{\"bloc")).isEmpty();
        assertThat(QuotaState.parse("[]")).isEmpty();
        assertThat(QuotaState.parse("{\"blockedUntil\":\"x\",\"writes\":7}")
                        .orElseThrow()
                        .pause())
                .isEmpty();
    }

    private static void write(Pacer pacer, int times) {
        for (int i = 0; i < times; i++) {
            pacer.begin(1, LimitOptions.unpaced(), START);
            pacer.end(1, 1, START);
        }
    }
}
