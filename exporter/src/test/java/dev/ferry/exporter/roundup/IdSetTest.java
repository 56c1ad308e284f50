package dev.ferry.exporter.roundup;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class IdSetTest {
    @Test
    void an_id_is_new_once() {
        IdSet ids = new IdSet();
        for (long id : new long[] {0, 1, 4095, 4096, 46_771, 1_770_000_000_000L, Long.MAX_VALUE}) {
            assertThat(ids.contains(id)).as("%d is there already", id).isFalse();
            assertThat(ids.add(id)).as("%d for the first time", id).isTrue();
            assertThat(ids.contains(id)).as("%d is there", id).isTrue();
            assertThat(ids.add(id)).as("%d again", id).isFalse();
        }
        assertThat(ids.add(2)).isTrue();
    }
}
