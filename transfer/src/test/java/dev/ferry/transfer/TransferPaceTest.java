package dev.ferry.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ferry.fixtures.hub.limits.LimitRules;
import dev.ferry.github.LimitOptions;
import dev.ferry.transfer.move.TransferSummary;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a transfer makes of a server's limits, by the limits' own count, in a time that only waits and answers let pass. */
@Tag("slow")
class TransferPaceTest {
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Duration HOUR = Duration.ofHours(1);

    @TempDir
    Path folder;

    private static LimitRules rules(int perMinute, int perHour) {
        return new LimitRules(0, perMinute, perHour, LimitRules.none().style(), Duration.ZERO);
    }

    private static LimitOptions limits(int perMinute, int perHour) {
        return LimitOptions.unpaced()
                .withWriters(1)
                .withRates(
                        Optional.of(perMinute).filter(rate -> rate > 0),
                        Optional.of(perHour).filter(rate -> rate > 0));
    }

    @ParameterizedTest
    @CsvSource({"80,1200", "20,300", "60,1200", "83,2500", "200,2000"})
    void of_a_limit_a_minute_more_than_95_percent_are_used_and_none_is_refused(int perMinute, int issues)
            throws Exception {
        try (PacedScene scene = new PacedScene(folder, issues, rules(perMinute, 0), limits(perMinute, 0))) {
            TransferSummary summary = scene.transfer();

            assertThat(summary.moved()).isEqualTo(issues);
            assertThat(summary.outOfOrder()).isEmpty();
            assertThat(scene.hub.state().limitRefusals()).isZero();
            assertThat(scene.share(perMinute, MINUTE, 0)).isBetween(0.95, 1.0);
            assertThat(scene.announcedWhileWaiting).isFalse();
        }
    }

    @ParameterizedTest
    @CsvSource({"80,500,1700", "20,150,500", "0,500,1700"})
    void of_a_limit_an_hour_more_than_95_percent_are_used_and_none_is_refused(int perMinute, int perHour, int issues)
            throws Exception {
        try (PacedScene scene = new PacedScene(folder, issues, rules(perMinute, perHour), limits(perMinute, perHour))) {
            TransferSummary summary = scene.transfer();

            assertThat(summary.moved()).isEqualTo(issues);
            assertThat(scene.hub.state().limitRefusals()).isZero();
            assertThat(scene.share(perHour, HOUR, 0)).isBetween(0.95, 1.0);
            assertThat(scene.announcedWhileWaiting).isFalse();
        }
    }

    @Test
    void with_the_documented_limits_an_issue_takes_no_more_than_a_twentieth_of_a_request() throws Exception {
        try (PacedScene scene = new PacedScene(folder, 2000, rules(80, 500), limits(80, 500))) {
            scene.transfer();

            // The barrier before it reads a hundred issues in a request: 0.01 for each.
            assertThat(scene.requests.get() / 2000.0).isLessThan(0.05);
        }
    }

    @Test
    void learning_a_limit_a_minute_costs_one_refused_request_and_then_it_is_used() throws Exception {
        try (PacedScene scene = new PacedScene(folder, 1200, rules(80, 0), LimitOptions.unpaced())) {
            scene.transfer();

            assertThat(scene.refusedRequests).hasValue(1);
            assertThat(scene.github.standing().tokens().get(0).learnedPerMinute())
                    .contains(80);
            assertThat(scene.share(80, MINUTE, 240)).isBetween(0.95, 1.0);
        }
    }

    @Test
    void learning_a_limit_an_hour_costs_the_refusal_and_the_question_how_long() throws Exception {
        try (PacedScene scene = new PacedScene(folder, 1700, rules(0, 500), LimitOptions.unpaced())) {
            scene.transfer();

            // An answer of which only parts are refused does not tell for how long; the next question is told.
            assertThat(scene.refusedRequests).hasValue(2);
            var token = scene.github.standing().tokens().get(0);
            assertThat(token.learnedPerHour()).contains(500);
            assertThat(token.learnedPerMinute()).isEmpty();
            assertThat(scene.share(500, HOUR, 500)).isBetween(0.95, 1.0);
        }
    }

    @Test
    void a_throttle_in_the_middle_counts_for_the_next_batch() throws Exception {
        try (PacedScene scene = new PacedScene(folder, 500, rules(80, 0), limits(80, 0))) {
            scene.afterMoving(200, () -> {
                scene.hub.limits(rules(20, 0));
                scene.github.throttle(limits(20, 0));
            });

            scene.transfer();

            assertThat(scene.hub.state().limitRefusals()).isZero();
            assertThat(scene.share(20, MINUTE, 260)).isBetween(0.95, 1.0);
        }
    }
}
