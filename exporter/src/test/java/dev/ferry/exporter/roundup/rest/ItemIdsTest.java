package dev.ferry.exporter.roundup.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class ItemIdsTest {
    private static ItemIds of(Iterable<Long> ids) {
        ItemIds set = new ItemIds();
        ids.forEach(set::add);
        return set;
    }

    private static List<Long> all(ItemIds ids) {
        List<Long> all = new ArrayList<>();
        ids.forEach(all::add);
        return all;
    }

    @Test
    void it_holds_what_a_set_of_numbers_holds() {
        Random random = new Random(3);
        TreeSet<Long> a = new TreeSet<>(List.of(0L, 4095L, 4096L, 1L << 40));
        TreeSet<Long> b = new TreeSet<>(List.of(4096L, 8191L));
        for (int i = 0; i < 500; i++) {
            a.add((long) random.nextInt(10_000));
            b.add((long) random.nextInt(10_000));
        }
        ItemIds left = of(a);
        assertThat(all(left)).containsExactlyElementsOf(a);
        assertThat(left.size()).isEqualTo(a.size());
        assertThat(left.contains(1L << 40)).isTrue();
        assertThat(left.contains(1L << 41)).isFalse();
        TreeSet<Long> rest = new TreeSet<>(a);
        rest.removeAll(b);
        assertThat(all(left.without(of(b)))).containsExactlyElementsOf(rest);
        assertThat(left.without(left).isEmpty()).isTrue();
        assertThat(left.addAll(of(a))).isFalse();
        assertThat(left.addAll(of(b))).isTrue();
        rest.addAll(a);
        rest.addAll(b);
        assertThat(all(left)).containsExactlyElementsOf(rest);
    }

    @Test
    void it_comes_in_batches_the_last_of_which_may_be_small() {
        assertThat(of(List.of(9L, 1L, 5000L, 3L, 2L)).batches(2))
                .containsExactly(List.of(1L, 2L), List.of(3L, 9L), List.of(5000L));
        assertThat(of(List.of(7L, 3L)).first()).isEqualTo(3);
        assertThat(new ItemIds().batches(2)).isEmpty();
    }
}
