package dev.ferry.archive.summary;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class LargestTest {
    private static List<String> largest(int most, String... words) {
        Largest<String> largest = new Largest<>(most, String::length);
        List.of(words).forEach(largest::add);
        return largest.largestFirst();
    }

    @Test
    void the_few_largest_come_first_and_of_equal_ones_the_earlier() {
        assertThat(largest(3, "aa", "b", "cccc", "dd", "eee", "ff")).containsExactly("cccc", "eee", "aa");
        assertThat(largest(2, "aa", "bb", "cc")).containsExactly("aa", "bb");
        assertThat(largest(2, "a", "", "b")).containsExactly("a", "b");
    }

    @Test
    void fewer_than_wanted_are_all_there_and_what_has_no_size_is_not() {
        assertThat(largest(5, "a", "", "bb")).containsExactly("bb", "a");
        assertThat(largest(5)).isEmpty();
    }
}
