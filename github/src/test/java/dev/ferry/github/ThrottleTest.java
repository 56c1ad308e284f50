package dev.ferry.github;

import static dev.ferry.github.Wire.comment;
import static dev.ferry.github.Wire.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The rows of the table for "not now": certainly not done, everyone waits, then it is sent again. */
class ThrottleTest extends WireTest {
    private static final Duration JITTER = Duration.ofMillis(500);

    private void waitsBeforeSendingAgain(Duration wait, ResponseDefinitionBuilder... refusals) {
        ResponseDefinitionBuilder[] all = new ResponseDefinitionBuilder[refusals.length + 1];
        System.arraycopy(refusals, 0, all, 0, refusals.length);
        all[refusals.length] = comment();
        wire.answers(all);

        assertThat(wire.writeComment()).isInstanceOf(Outcome.Done.class);

        assertThat(wire.requests()).hasSize(all.length);
        assertThat(wire.time.elapsed()).isBetween(wait, wait.plus(JITTER.multipliedBy(refusals.length)));
    }

    @ParameterizedTest
    @ValueSource(ints = {403, 429})
    void the_quota_of_the_hour_is_waited_for_until_its_reset(int status) {
        String reset = Long.toString(FakeTime.START.plusSeconds(1234).getEpochSecond());
        waitsBeforeSendingAgain(
                Duration.ofSeconds(1234),
                json(status, "{\"message\":\"API rate limit exceeded for user ID 1.\"}")
                        .withHeader("X-RateLimit-Remaining", "0")
                        .withHeader("X-RateLimit-Reset", reset));
        assertThat(wire.waits.get(0).kind()).isEqualTo(WaitKind.PRIMARY_LIMIT);
    }

    @ParameterizedTest
    @ValueSource(ints = {403, 429})
    void retry_after_counts_in_seconds(int status) {
        waitsBeforeSendingAgain(Duration.ofSeconds(7), json(status, "{}").withHeader("Retry-After", "7"));
    }

    @Test
    void retry_after_may_be_a_date() {
        String date = DateTimeFormatter.RFC_1123_DATE_TIME
                .withLocale(Locale.ROOT)
                .format(FakeTime.START.plusSeconds(90).atOffset(ZoneOffset.UTC));
        waitsBeforeSendingAgain(Duration.ofSeconds(90), json(403, "").withHeader("Retry-After", date));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\u0000',
            value = {
                "403 | {\"message\":\"You have exceeded a secondary rate limit. Please wait a few minutes before you try again.\"}",
                "403 | {\"message\":\"You have triggered an abuse detection mechanism.\"}",
                "403 | {\"documentation_url\":\"https://docs.github.com/rest/overview/rate-limits-for-the-rest-api#about-secondary-rate-limits\"}",
                "403 | {\"message\":\"was submitted too quickly\"}",
                "422 | {\"message\":\"Validation Failed\",\"errors\":[{\"code\":\"custom\",\"message\":\"was submitted too quickly\"}]}",
                "429 | <html>slow down</html>",
                "429 |",
            })
    void without_a_time_the_first_wait_is_a_minute(int status, String body) {
        waitsBeforeSendingAgain(Duration.ofMinutes(1), json(status, body == null ? "" : body));
    }

    @Test
    void without_a_time_the_waits_double() {
        ResponseDefinitionBuilder refusal = json(429, "");
        waitsBeforeSendingAgain(
                Duration.ofMinutes(1 + 2 + 4 + 8 + 16 + 16), refusal, refusal, refusal, refusal, refusal, refusal);
    }

    @Test
    void a_time_far_away_comes_from_a_wrong_clock_and_is_cut() {
        waitsBeforeSendingAgain(Duration.ofMinutes(65), json(429, "").withHeader("Retry-After", "999999999"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"-5", "soon", "", "99999999999999999999"})
    void an_unreadable_retry_after_is_as_none(String value) {
        waitsBeforeSendingAgain(Duration.ofMinutes(1), json(429, "").withHeader("Retry-After", value));
    }

    @Test
    void a_read_waits_as_a_write_does() {
        wire.answers(
                json(429, "").withHeader("Retry-After", "7"), json(200, "{\"login\":\"ferry\",\"id\":4880000001}"));

        assertThat(wire.gitHub.account().login()).isEqualTo("ferry");
        assertThat(wire.time.elapsed()).isGreaterThanOrEqualTo(Duration.ofSeconds(7));
    }

    @Test
    void every_request_of_the_token_waits_when_one_was_told_to() {
        wire.answers(json(429, "").withHeader("Retry-After", "600"), comment());
        wire.writeComment();
        Duration after = wire.time.elapsed();

        assertThat(after).isGreaterThanOrEqualTo(Duration.ofMinutes(10));
        assertThat(wire.waits).hasSize(1);
        assertThat(wire.waits.get(0).until())
                .isBetween(FakeTime.START.plusSeconds(600), FakeTime.START.plusSeconds(601));
    }

    @Test
    void a_header_that_says_nothing_is_left_saves_the_refused_call() {
        String reset = Long.toString(FakeTime.START.plusSeconds(100).getEpochSecond());
        wire.answers(
                comment().withHeader("X-RateLimit-Remaining", "0").withHeader("X-RateLimit-Reset", reset), comment());

        wire.writeComment();
        assertThat(wire.time.elapsed()).isZero();
        wire.writeComment();
        assertThat(wire.time.elapsed()).isGreaterThanOrEqualTo(Duration.ofSeconds(100));
        assertThat(wire.requests()).hasSize(2);
    }

    @Test
    void a_server_that_only_ever_says_wait_ends_the_run_at_last() {
        wire.answer(json(429, "").withHeader("Retry-After", "1"));

        assertThatThrownBy(wire::writeComment)
                .isInstanceOfSatisfying(
                        RemoteException.class, e -> assertThat(e.category()).isEqualTo(RefusalCategory.THROTTLED));
        assertThat(wire.requests()).hasSize(60);
    }

    @Test
    void what_a_server_said_is_remembered_over_a_restart() {
        QuotaStore store = QuotaStore.inMemory();
        wire.answers(json(429, "").withHeader("Retry-After", "600"), comment());
        GitHubOptions stopping = wire.options()
                .withQuotas(store)
                .withWaits(wait -> Thread.currentThread().interrupt());
        try (GitHub first = GitHub.connect(stopping)) {
            assertThatThrownBy(() -> first.issues(Wire.REPOSITORY).createComment(1, "a"))
                    .isInstanceOf(InterruptedCallException.class);
        }
        assertThat(Thread.interrupted()).isTrue();
        assertThat(wire.requests()).hasSize(1);
        assertThat(wire.time.elapsed()).isZero();

        try (GitHub second = GitHub.connect(wire.options().withQuotas(store))) {
            assertThat(second.issues(Wire.REPOSITORY).createComment(1, "a")).isInstanceOf(Outcome.Done.class);
        }
        assertThat(wire.time.elapsed()).isGreaterThanOrEqualTo(Duration.ofMinutes(10));
        assertThat(wire.requests()).hasSize(2);
    }
}
