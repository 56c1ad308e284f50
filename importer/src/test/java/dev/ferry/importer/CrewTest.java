package dev.ferry.importer;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class CrewTest {
    @Test
    void requests_under_way_have_ten_seconds_of_glances_to_end() {
        Crew.Grace grace = new Crew.Grace();

        for (int glance = 1; glance <= 100; glance++) {
            assertThat(grace.isOver()).as("glance %s", glance).isFalse();
        }

        assertThat(grace.isOver()).isTrue();
    }
}
