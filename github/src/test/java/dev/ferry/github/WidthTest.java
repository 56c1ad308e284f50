package dev.ferry.github;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class WidthTest {
    private static final int MOST = 32;

    private final Width width = new Width(Width.START);
    private Instant now = FakeTime.START;

    private void answers(int count, Duration each) {
        for (int i = 0; i < count; i++) {
            Instant entered = now;
            now = now.plus(each);
            width.answered(entered, now, MOST);
        }
    }

    private void trouble() {
        now = now.plusSeconds(1);
        width.trouble(now, now, MOST);
    }

    @Test
    void quick_answers_widen_it_by_one_a_round_up_to_the_most() {
        answers(16, Duration.ofMillis(100));
        assertThat(width.now(MOST)).isEqualTo(Width.START + 1);
        answers(10_000, Duration.ofMillis(100));
        assertThat(width.now(MOST)).isEqualTo(MOST);
    }

    @Test
    void trouble_halves_it_down_to_one_and_what_was_under_way_together_is_one_trouble() {
        answers(10_000, Duration.ofMillis(100));
        Instant together = now;
        now = now.plusSeconds(1);
        width.trouble(together, now, MOST);
        width.trouble(together, now, MOST);
        width.trouble(now, now, MOST);
        assertThat(width.now(MOST)).isEqualTo(16);
        for (int i = 0; i < 10; i++) {
            trouble();
        }
        assertThat(width.now(MOST)).isEqualTo(1);
    }

    @Test
    void a_round_twice_as_slow_as_the_best_halves_it_and_a_slow_answer_among_quick_ones_does_not() {
        answers(200, Duration.ofMillis(100));
        int before = width.now(MOST);
        answers(1, Duration.ofMillis(700));
        answers(15, Duration.ofMillis(100));
        assertThat(width.now(MOST)).isGreaterThanOrEqualTo(before);
        before = width.now(MOST);
        answers(32, Duration.ofMillis(400));
        assertThat(width.now(MOST)).isLessThanOrEqualTo(before / 2);
    }

    @Test
    void a_server_that_has_become_slower_for_good_is_taken_as_it_is() {
        answers(1_000, Duration.ofMillis(50));
        answers(200, Duration.ofMillis(500));
        int narrow = width.now(MOST);
        answers(2_000, Duration.ofMillis(500));
        assertThat(width.now(MOST)).isGreaterThan(narrow).isEqualTo(MOST);
    }

    @Test
    void differences_of_milliseconds_are_chance() {
        answers(1_000, Duration.ofMillis(1));
        answers(200, Duration.ofMillis(20));
        assertThat(width.now(MOST)).isEqualTo(MOST);
    }

    @Test
    void it_never_exceeds_what_is_allowed_now() {
        answers(10_000, Duration.ofMillis(100));
        assertThat(width.now(4)).isEqualTo(4);
    }
}
