package dev.ferry.github;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static dev.ferry.github.Wire.comment;
import static dev.ferry.github.Wire.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The rows of the table for answers that never came or say nothing. */
@Tag("slow")
class UnknownOutcomeTest extends WireTest {
    static Stream<Arguments> noAnswer() {
        return Stream.of(
                Arguments.of("empty reply", aResponse().withFault(Fault.EMPTY_RESPONSE)),
                Arguments.of("reset", aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER)),
                Arguments.of("garbage", aResponse().withFault(Fault.RANDOM_DATA_THEN_CLOSE)),
                Arguments.of(
                        "cut after the headers", aResponse().withStatus(201).withFault(Fault.MALFORMED_RESPONSE_CHUNK)),
                Arguments.of("too slow", comment().withFixedDelay(3000)),
                Arguments.of("half a JSON text", json(201, Wire.COMMENT.substring(0, 60))),
                Arguments.of("success without a body", json(201, "")),
                Arguments.of("success with a web page", json(200, "<html></html>")),
                Arguments.of("success without what is needed", json(201, "{\"id\":1}")),
                Arguments.of("500", json(500, "")),
                Arguments.of("502", json(502, "<html>Bad gateway</html>")),
                Arguments.of("503", json(503, "{\"message\":\"Service unavailable\"}")),
                Arguments.of("503 that wants to be sent again", json(503, "").withHeader("Retry-After", "0")),
                Arguments.of("504", json(504, "")),
                Arguments.of("408", json(408, "").withHeader("Connection", "close")),
                Arguments.of("a status nobody knows", json(599, "")),
                Arguments.of("a status out of place", json(304, "")),
                Arguments.of("a status of a teapot", json(418, "{}")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("noAnswer")
    void a_write_without_a_clear_answer_has_an_unknown_outcome_and_is_not_sent_again(
            String name, ResponseDefinitionBuilder response) {
        wire.answer(response);

        assertThat(wire.writeComment())
                .as(name)
                .isInstanceOfSatisfying(
                        Outcome.Unknown.class,
                        unknown -> assertThat(unknown.detail())
                                .startsWith("POST /repos/example/project/issues/1/comments: "));
        assertThat(wire.requests()).hasSize(1);
        assertThat(wire.gitHub.statistics().of(RequestKind.COMMENT_CREATE).unknown())
                .isEqualTo(1);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("noAnswer")
    void a_deletion_is_a_write_too(String name, ResponseDefinitionBuilder response) {
        boolean saysEnough = name.startsWith("success without what");
        wire.answer(response);

        Outcome<Boolean> outcome = wire.issues().deleteComment(1);

        assertThat(outcome).as(name).isInstanceOf(saysEnough ? Outcome.Done.class : Outcome.Unknown.class);
        assertThat(wire.requests()).hasSize(1);
    }

    /** Without those that say that sending again is no use. */
    static Stream<Arguments> failures() {
        Set<String> clear = Set.of(
                "success with a web page",
                "success without what is needed",
                "a status out of place",
                "a status of a teapot");
        return noAnswer().filter(argument -> !clear.contains(argument.get()[0].toString()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("failures")
    void a_read_is_sent_again_after_a_growing_rest(String name, ResponseDefinitionBuilder response) {
        wire.answers(response, response, json(200, "{\"login\":\"ferry\",\"id\":1}"));

        assertThat(wire.gitHub.account().login()).as(name).isEqualTo("ferry");
        assertThat(wire.requests()).hasSize(3);
        assertThat(wire.time.elapsed()).isBetween(Duration.ofMillis(1500), Duration.ofSeconds(3));
        assertThat(wire.gitHub.statistics().of(RequestKind.ACCOUNT).retries()).isEqualTo(2);
    }

    @Test
    void a_read_that_keeps_failing_ends_with_the_patience() {
        wire.answer(json(502, ""));

        assertThatThrownBy(() -> wire.gitHub.account())
                .isInstanceOfSatisfying(
                        RemoteException.class, e -> assertThat(e.category()).isEqualTo(RefusalCategory.UNREACHABLE))
                .hasMessageContainingAll("GET /user", "HTTP 502", "AB12:3456");
        assertThat(wire.time.elapsed()).isBetween(Duration.ofMinutes(8), Duration.ofMinutes(10));
    }

    @Test
    void a_write_that_could_not_be_sent_rests_and_is_sent_when_the_server_is_there() throws IOException {
        int port = freePort();
        GitHubOptions options = nobodyThere(port).withWaits(wait -> wire.waits.add(wait));
        try (GitHub gitHub = GitHub.connect(options)) {
            assertThatThrownBy(() -> gitHub.issues(Wire.REPOSITORY).createComment(1, "a"))
                    .isInstanceOfSatisfying(
                            RemoteException.class, e -> assertThat(e.category()).isEqualTo(RefusalCategory.UNREACHABLE))
                    .hasCauseInstanceOf(IOException.class);
            assertThat(gitHub.statistics().of(RequestKind.COMMENT_CREATE).requests())
                    .isGreaterThan(10);
            assertThat(gitHub.statistics().of(RequestKind.COMMENT_CREATE).unknown())
                    .isZero();
        }
        assertThat(wire.waits)
                .isNotEmpty()
                .allSatisfy(wait -> assertThat(wait.kind()).isEqualTo(WaitKind.NETWORK));
        assertThat(wire.time.elapsed()).isBetween(Duration.ofMinutes(8), Duration.ofMinutes(10));
    }

    private GitHubOptions nobodyThere(int port) {
        GitHubOptions options = wire.options();
        return new GitHubOptions(
                URI.create("http://127.0.0.1:" + port),
                options.tokens(),
                options.limits(),
                options.patience(),
                options.answerTimeout(),
                options.quotas(),
                options.surroundings(),
                options.waits(),
                options.tokenNews(),
                options.wire());
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
