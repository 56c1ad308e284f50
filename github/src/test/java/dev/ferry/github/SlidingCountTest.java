package dev.ferry.github;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Counted in buckets, against the exact count of the same moments: never less, and no more than a bucket's width allows. */
class SlidingCountTest {
    private static final Instant START = FakeTime.START;
    private static final Duration HOUR = Duration.ofHours(1);
    /** One in 240 of the window is open at each end. */
    private static final int MOST_BUCKETS = 242;

    private record Writes(Instant at, int count) {}

    private static int exact(List<Writes> all, Instant now, Duration window) {
        return all.stream()
                .filter(one -> one.at().isAfter(now.minus(window)) && !one.at().isAfter(now))
                .mapToInt(Writes::count)
                .sum();
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void no_window_holds_more_than_is_counted_whenever_it_is_asked(long seed) {
        Random random = new Random(seed);
        Duration window = random.nextBoolean() ? HOUR : Duration.ofMinutes(1);
        Duration width = window.dividedBy(240);
        SlidingCount counted = new SlidingCount(window);
        List<Writes> all = new ArrayList<>();
        Instant now = START.plusMillis(random.nextInt(100_000));
        for (int i = 0; i < 2_000; i++) {
            now = now.plusMillis(random.nextInt((int) window.toMillis() / 100));
            Writes writes = new Writes(now, 1 + random.nextInt(20));
            all.add(writes);
            counted.add(writes.at(), writes.count());
            if (random.nextInt(4) == 0) {
                now = now.plusMillis(random.nextInt((int) window.toMillis() / 50));
                assertThat(counted.count(now)).isBetween(exact(all, now, window), exact(all, now, window.plus(width)));
                int allowed = random.nextInt(500);
                Instant free = counted.fallsTo(allowed, now);
                assertThat(exact(all, free, window)).isLessThanOrEqualTo(Math.max(allowed, 0));
            }
            assertThat(counted.buckets().size()).isLessThanOrEqualTo(MOST_BUCKETS);
        }
    }

    @Test
    void where_nobody_asks_for_the_count_memory_does_not_grow_either() {
        SlidingCount counted = new SlidingCount(Duration.ofMinutes(1));
        for (int i = 0; i < 100_000; i++) {
            counted.add(START.plusMillis(100L * i), 1);
        }
        assertThat(counted.buckets().size()).isLessThanOrEqualTo(MOST_BUCKETS);
        assertThat(counted.count(START.plusMillis(100L * 99_999))).isBetween(600, 603);
    }

    @Test
    void a_clock_that_steps_back_lets_nothing_through() {
        SlidingCount counted = new SlidingCount(HOUR);
        counted.add(START, 3);
        counted.add(START.minus(Duration.ofMinutes(10)), 4);
        assertThat(counted.count(START.plus(HOUR).minusMillis(1))).isEqualTo(7);
    }
}
