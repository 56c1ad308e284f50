package dev.ferry.cli.stages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Sizes and dates as people write them on the command line. */
final class FilterTextsTest {
    @ParameterizedTest
    @CsvSource({
        "10MB, 10000000",
        "10 mb, 10000000",
        "10M, 10000000",
        "1.5GB, 1500000000",
        "512KiB, 524288",
        "1Gi, 1073741824",
        "2000, 2000",
        "0, 0",
        "7 bytes, 7",
        "7B, 7"
    })
    void sizes_have_units(String text, long bytes) {
        assertThat(SizeText.bytes(text)).isEqualTo(bytes);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "MB", "-1MB", "10XB", "ten", "10MB5", "1.2.3", "9999999999999999999"})
    void what_is_no_size_is_refused(String text) {
        assertThatThrownBy(() -> SizeText.bytes(text)).hasMessageContaining("is not a size");
    }

    @Test
    void a_day_begins_at_midnight_utc_and_a_time_may_have_an_offset() {
        assertThat(DateText.moment("2024-03-01")).isEqualTo(Instant.parse("2024-03-01T00:00:00Z"));
        assertThat(DateText.moment("2024-03-01T12:00:00Z")).isEqualTo(Instant.parse("2024-03-01T12:00:00Z"));
        assertThat(DateText.moment("2024-03-01T12:00+02:00")).isEqualTo(Instant.parse("2024-03-01T10:00:00Z"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "yesterday", "2024-02-30", "01.03.2024", "2024-03-01T12:00"})
    void what_is_no_date_is_refused(String text) {
        assertThatThrownBy(() -> DateText.moment(text)).hasMessageContaining("is not a date");
    }
}
