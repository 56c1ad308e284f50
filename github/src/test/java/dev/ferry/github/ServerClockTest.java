package dev.ferry.github;

import static dev.ferry.github.Wire.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The server's own clock, from the date that its answers carry. */
class ServerClockTest {
    private final Wire wire = new Wire();

    @AfterEach
    void close() {
        wire.close();
    }

    @Test
    void a_clock_that_is_ahead_of_the_servers_is_known_by_the_first_answer() {
        assertThat(wire.gitHub.clockAhead()).isZero();

        ask(dated(FakeTime.START.minus(Duration.ofHours(26))));

        assertThat(wire.gitHub.clockAhead()).isEqualTo(Duration.ofHours(26));
    }

    @Test
    void the_most_that_was_seen_counts() {
        ask(
                dated(FakeTime.START.minusSeconds(20)),
                dated(FakeTime.START.minusSeconds(60)),
                dated(FakeTime.START.minusSeconds(5)));

        assertThat(wire.gitHub.clockAhead()).isEqualTo(Duration.ofMinutes(1));
    }

    @Test
    void a_server_that_is_ahead_or_tells_no_time_changes_nothing() {
        ask(dated(FakeTime.START.plusSeconds(600)), Wire.comment().withHeader("Date", "yesterday"), Wire.comment());

        assertThat(wire.gitHub.clockAhead()).isZero();
    }

    @Test
    void the_latest_answer_tells_how_far_the_clocks_are_apart_in_either_direction() {
        assertThat(wire.gitHub.clockOffset()).isEmpty();

        ask(dated(FakeTime.START.minusSeconds(60)), dated(FakeTime.START.plusSeconds(600)), Wire.comment());

        assertThat(wire.gitHub.clockOffset()).contains(Duration.ofMinutes(-10));
    }

    @Test
    void a_refusal_tells_the_time_as_well() {
        wire.showRepository();
        ask(json(404, "{}").withHeader("Date", date(FakeTime.START.minusSeconds(90))));

        assertThat(wire.gitHub.clockAhead()).isEqualTo(Duration.ofSeconds(90));
    }

    private void ask(ResponseDefinitionBuilder... answers) {
        wire.answers(answers);
        for (int i = 0; i < answers.length; i++) {
            wire.writeComment();
        }
    }

    private static ResponseDefinitionBuilder dated(Instant time) {
        return Wire.comment().withHeader("Date", date(time));
    }

    private static String date(Instant time) {
        return DateTimeFormatter.RFC_1123_DATE_TIME.withLocale(Locale.ROOT).format(time.atOffset(ZoneOffset.UTC));
    }
}
