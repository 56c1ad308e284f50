package dev.ferry.transfer.move;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ferry.github.LimitOptions;
import dev.ferry.github.Standing;
import dev.ferry.transfer.reading.Portion;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class BatchSizeTest {
    private static final Duration QUICK = Duration.ofMillis(3_999);
    private static final Duration SLOW = Duration.ofSeconds(4);

    private static BatchSize size(int largest) {
        return new BatchSize(largest, new Portion(() -> standing(LimitOptions.unpaced())));
    }

    private static Standing standing(LimitOptions limits) {
        return new Standing(limits, false, List.of());
    }

    private static LimitOptions aMinute(int limit) {
        return LimitOptions.unpaced().withRates(Optional.of(limit), Optional.empty());
    }

    @Test
    void while_a_minutes_limit_decides_the_pace_two_seconds_are_long() {
        Duration twoSeconds = Duration.ofSeconds(2);
        BatchSize free = size(50);
        free.whole(twoSeconds);
        assertThat(free.now()).isEqualTo(15);
        BatchSize paced = new BatchSize(50, new Portion(() -> standing(aMinute(80))));
        paced.whole(twoSeconds);
        assertThat(paced.now()).isEqualTo(5);
        // The hour's limit is used up all the same.
        LimitOptions hour = aMinute(80).withRates(Optional.of(80), Optional.of(500));
        BatchSize hourly = new BatchSize(50, new Portion(() -> standing(hour)));
        hourly.whole(twoSeconds);
        assertThat(hourly.now()).isEqualTo(10);
    }

    @Test
    void it_begins_with_ten_or_with_the_most_that_is_allowed() {
        assertThat(size(50).now()).isEqualTo(10);
        assertThat(size(3).now()).isEqualTo(3);
    }

    @Test
    void it_grows_by_five_while_answers_are_quick_and_not_past_the_most() {
        BatchSize size = size(17);

        size.whole(QUICK);
        assertThat(size.now()).isEqualTo(15);
        size.whole(QUICK);
        assertThat(size.now()).isEqualTo(17);
    }

    @Test
    void it_is_halved_when_an_answer_takes_long() {
        BatchSize size = size(50);

        size.whole(SLOW);

        assertThat(size.now()).isEqualTo(5);
    }

    @Test
    void trouble_halves_it_down_to_one() {
        BatchSize size = size(50);

        size.shrink();
        assertThat(size.now()).isEqualTo(5);
        size.shrink();
        assertThat(size.now()).isEqualTo(2);
        size.shrink();
        size.shrink();
        assertThat(size.now()).isEqualTo(1);
    }
}
