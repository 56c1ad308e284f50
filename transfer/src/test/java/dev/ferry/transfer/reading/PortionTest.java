package dev.ferry.transfer.reading;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ferry.github.LimitOptions;
import dev.ferry.github.Standing;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PortionTest {
    private static LimitOptions limits(int perMinute, int perHour) {
        return LimitOptions.unpaced()
                .withRates(
                        Optional.of(perMinute).filter(rate -> rate > 0),
                        Optional.of(perHour).filter(rate -> rate > 0));
    }

    private static Standing.Token token(int perMinute, int perHour) {
        return new Standing.Token(
                "a token",
                true,
                1,
                Optional.of(perMinute).filter(rate -> rate > 0),
                Optional.of(perHour).filter(rate -> rate > 0),
                Optional.empty());
    }

    private static Portion of(LimitOptions limits, Standing.Token... tokens) {
        Standing standing = new Standing(limits, false, List.of(tokens));
        return new Portion(() -> standing);
    }

    @ParameterizedTest
    @CsvSource({
        "80,50,40",
        "20,50,20",
        "60,50,30",
        "100,50,50",
        "83,50,41",
        "1,50,1",
        "5000,50,50",
        "80,10,10",
        "80,6,5"
    })
    void a_size_fits_a_limit_a_minute_and_uses_most_of_it(int perMinute, int most, int size) {
        assertThat(of(limits(perMinute, 0)).next(most)).isEqualTo(size);
    }

    @Test
    void whatever_the_limit_is_98_percent_of_it_are_used_where_fifty_are_allowed() {
        for (int limit = 1; limit <= 2000; limit++) {
            int size = of(limits(limit, 0)).next(50);
            assertThat(size).isBetween(1, Math.min(50, limit));
            assertThat(limit / size * size).as("%s", limit).isGreaterThanOrEqualTo((int) Math.ceil(limit * 0.98));
        }
    }

    @Test
    void without_limits_it_is_the_most() {
        assertThat(of(LimitOptions.unpaced()).next(50)).isEqualTo(50);
    }

    @Test
    void what_a_refusal_taught_counts_as_what_was_set_and_the_least_of_all_tokens_holds() {
        assertThat(of(LimitOptions.unpaced(), token(80, 0)).next(50)).isEqualTo(40);
        assertThat(of(limits(80, 0), token(0, 0), token(20, 0)).next(50)).isEqualTo(20);
        assertThat(of(LimitOptions.unpaced(), token(0, 30)).next(50)).isEqualTo(30);
    }

    @Test
    void the_last_of_an_hour_fills_what_the_others_leave() {
        assertThat(hour(limits(80, 500), 50)).containsOnly(40, 20).hasSize(13);
        assertThat(hour(limits(20, 150), 50)).containsOnly(20, 10).hasSize(8);
        assertThat(hour(limits(0, 500), 50)).containsOnly(50).hasSize(10);
    }

    @Test
    void a_small_rest_of_an_hour_is_left() {
        Portion portion = of(limits(80, 485));
        for (int i = 0; i < 12; i++) {
            assertThat(portion.next(50)).isEqualTo(40);
            portion.sent(40);
        }
        assertThat(portion.next(50)).isEqualTo(40);
    }

    /** The sizes until an hour's limit is full, which they fill exactly. */
    private static List<Integer> hour(LimitOptions limits, int most) {
        Portion portion = of(limits);
        List<Integer> sizes = new ArrayList<>();
        int sum = 0;
        while (sum < limits.writesPerHour().orElseThrow()) {
            int size = portion.next(most);
            portion.sent(size);
            sizes.add(size);
            sum += size;
        }
        assertThat(sum).isEqualTo(limits.writesPerHour().orElseThrow());
        return sizes;
    }
}
