package dev.ferry.importer.forecast;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import java.util.function.IntPredicate;
import org.junit.jupiter.api.Test;

class HighestNumberTest {
    private final Set<Integer> asked = new HashSet<>();

    @Test
    void where_nothing_follows_five_questions_tell_it() {
        assertThat(from(70, number -> number <= 70)).isEqualTo(70);
        assertThat(asked).containsExactlyInAnyOrder(71, 72, 73, 74, 75);
    }

    @Test
    void sixty_thousand_that_no_list_shows_are_found_with_some_dozens_of_questions() {
        for (int last : new int[] {1, 2, 59_999, 60_000, 65_535, 65_536, 65_537}) {
            asked.clear();
            assertThat(from(0, number -> number <= last)).isEqualTo(last);
            assertThat(asked).hasSizeLessThan(120);
        }
    }

    @Test
    void numbers_that_nobody_knows_do_not_end_it_as_long_as_they_are_few() {
        int most = HighestNumber.MOST_MISSES - 1;
        IntPredicate holes = number -> number <= 1000 && number % (most + 1) == 0;
        assertThat(from(0, holes)).isEqualTo(1000);
    }

    @Test
    void a_server_that_knows_every_number_does_not_hold_it_up_for_ever() {
        assertThat(from(0, number -> true)).isBetween(HighestNumber.MOST, 3 * HighestNumber.MOST);
    }

    private int from(int known, IntPredicate given) {
        return new HighestNumber(number -> {
                    asked.add(number);
                    return given.test(number);
                })
                .from(known);
    }
}
