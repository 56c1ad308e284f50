package dev.ferry.transfer.move;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class BatchSizeTest {
    private static final Duration QUICK = Duration.ofMillis(3_999);
    private static final Duration SLOW = Duration.ofSeconds(4);

    @Test
    void it_begins_with_ten_or_with_the_most_that_is_allowed() {
        assertThat(new BatchSize(50).now()).isEqualTo(10);
        assertThat(new BatchSize(3).now()).isEqualTo(3);
    }

    @Test
    void it_grows_by_five_while_answers_are_quick_and_not_past_the_most() {
        BatchSize size = new BatchSize(17);

        size.whole(QUICK);
        assertThat(size.now()).isEqualTo(15);
        size.whole(QUICK);
        assertThat(size.now()).isEqualTo(17);
    }

    @Test
    void it_is_halved_when_an_answer_takes_long() {
        BatchSize size = new BatchSize(50);

        size.whole(SLOW);

        assertThat(size.now()).isEqualTo(5);
    }

    @Test
    void trouble_halves_it_down_to_one() {
        BatchSize size = new BatchSize(50);

        size.shrink();
        assertThat(size.now()).isEqualTo(5);
        size.shrink();
        assertThat(size.now()).isEqualTo(2);
        size.shrink();
        size.shrink();
        assertThat(size.now()).isEqualTo(1);
    }
}
