package dev.ferry.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Test;

class MigrationIdTest {
    @Test
    void the_time_stands_in_front_as_the_ulid_specification_shows() {
        // The specification's own example of a time: 1469918176385.
        MigrationId id = MigrationId.generate(Instant.ofEpochMilli(1_469_918_176_385L), new Random(7));
        assertThat(id.value()).startsWith("01ARYZ6S41").matches("[0-9A-HJKMNP-TV-Z]{26}");
    }

    @Test
    void ids_of_the_same_moment_differ() {
        Random random = new Random(7);
        assertThat(MigrationId.generate(Instant.EPOCH, random))
                .isNotEqualTo(MigrationId.generate(Instant.EPOCH, random));
    }

    @Test
    void other_text_is_refused() {
        assertThatThrownBy(() -> new MigrationId("01ARYZ6S41TSV4RRFFQ69G5FA"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new MigrationId("01ARYZ6S41TSV4RRFFQ69G5FA-"))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
