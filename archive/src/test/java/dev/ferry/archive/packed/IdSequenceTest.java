package dev.ferry.archive.packed;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class IdSequenceTest {
    @Test
    void it_gives_back_any_numbers_from_any_position() {
        Random random = new Random(20261122);
        for (int round = 0; round < 50; round++) {
            long[] numbers = random.longs(random.nextInt(1_200)).toArray();
            IdSequence sequence = IdSequence.of(Arrays.stream(numbers));

            assertThat(sequence.size()).isEqualTo(numbers.length);
            assertThat(sequence.stream().toArray()).isEqualTo(numbers);
            int from = random.nextInt(numbers.length + 1);
            assertThat(sequence.from(from).toArray()).isEqualTo(Arrays.copyOfRange(numbers, from, numbers.length));
        }
    }

    @Test
    void the_largest_distances_fit() {
        long[] numbers = {Long.MIN_VALUE, Long.MAX_VALUE, 0, Long.MAX_VALUE, Long.MIN_VALUE, -1};

        assertThat(IdSequence.of(Arrays.stream(numbers)).stream().toArray()).isEqualTo(numbers);
    }

    @Test
    void nothing_follows_the_last() {
        assertThat(IdSequence.of(LongStream.range(0, 256)).from(256)).isEmpty();
        assertThat(IdSequence.of(LongStream.empty()).stream()).isEmpty();
    }
}
