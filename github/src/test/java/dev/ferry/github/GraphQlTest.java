package dev.ferry.github;

import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.equalToJson;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static dev.ferry.github.Wire.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GraphQlTest extends WireTest {
    private static final String WENT_WRONG =
            "Something went wrong while executing your query. This may be the result of a timeout, or it could be a GitHub bug.";
    private static final String OK = "{\"data\":{\"t0\":{\"issue\":{\"number\":1}}}}";

    private Outcome<GraphQlAnswer> mutate() {
        return wire.gitHub
                .graphQl()
                .mutate("mutation { t0: x t1: y }", Json.object().put("a", 1), 2);
    }

    private GraphQlAnswer answer() {
        return mutate().asOptional().orElseThrow();
    }

    private static String error(String more) {
        return "{\"data\":null,\"errors\":[{" + more + "}]}";
    }

    @Test
    void a_document_is_posted_with_its_variables() {
        wire.answer(json(200, OK));

        JsonNode part = answer().part("t0").asOptional().orElseThrow();

        assertThat(part.at("/issue/number").asInt()).isEqualTo(1);
        wire.server.verify(postRequestedFor(urlEqualTo("/graphql"))
                .withHeader("Authorization", equalTo("Bearer " + Wire.TOKEN))
                .withRequestBody(equalToJson("{\"query\":\"mutation { t0: x t1: y }\",\"variables\":{\"a\":1}}")));
        assertThat(wire.gitHub.statistics().of(RequestKind.GRAPHQL_MUTATION).modifications())
                .isEqualTo(2);
    }

    @Test
    void the_primary_limit_hides_behind_a_200_and_the_document_is_sent_again_after_the_reset() {
        String reset = Long.toString(FakeTime.START.plusSeconds(300).getEpochSecond());
        wire.answers(
                json(200, error("\"type\":\"RATE_LIMITED\",\"message\":\"API rate limit exceeded\""))
                        .withHeader("X-RateLimit-Remaining", "0")
                        .withHeader("X-RateLimit-Reset", reset),
                json(200, OK));

        assertThat(answer().part("t0")).isInstanceOf(Outcome.Done.class);
        assertThat(wire.requests()).hasSize(2);
        assertThat(wire.time.elapsed()).isBetween(Duration.ofSeconds(300), Duration.ofSeconds(301));
    }

    @Test
    void submitted_too_quickly_in_all_parts_waits_and_is_sent_again() {
        wire.answers(json(200, """
                        {"data":{"t0":null,"t1":null},"errors":[
                         {"type":"UNPROCESSABLE","path":["t0"],"message":"was submitted too quickly"},
                         {"type":"UNPROCESSABLE","path":["t1"],"message":"was submitted too quickly"}]}"""), json(200, OK));

        assertThat(answer().part("t0")).isInstanceOf(Outcome.Done.class);
        assertThat(wire.requests()).hasSize(2);
        assertThat(wire.waits.get(0).kind()).isEqualTo(WaitKind.CONTENT_LIMIT);
        assertThat(wire.time.elapsed()).isGreaterThanOrEqualTo(Duration.ofMinutes(1));
    }

    @Test
    void something_went_wrong_leaves_a_mutation_unknown_and_slows_everyone_down() {
        wire.answers(json(200, error("\"message\":\"" + WENT_WRONG + "\"")), json(200, OK));

        assertThat(mutate())
                .isInstanceOfSatisfying(
                        Outcome.Unknown.class,
                        unknown -> assertThat(unknown.detail()).contains("Something went wrong", "AB12:3456"));
        assertThat(wire.requests()).hasSize(1);
        assertThat(wire.time.elapsed()).isZero();

        mutate();
        assertThat(wire.time.elapsed()).isGreaterThanOrEqualTo(Duration.ofMinutes(1));
    }

    @Test
    void something_went_wrong_with_a_query_is_asked_again() {
        wire.answers(json(200, error("\"message\":\"" + WENT_WRONG + "\"")), json(200, OK));

        GraphQlAnswer answer = wire.gitHub.graphQl().query("query { t0 }", Json.object());

        assertThat(answer.part("t0")).isInstanceOf(Outcome.Done.class);
        assertThat(wire.requests()).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(ints = {500, 502, 504})
    void a_timeout_of_the_server_leaves_a_mutation_unknown(int status) {
        wire.answer(json(status, "{\"message\":\"We couldn't respond to your request in time.\"}"));

        assertThat(mutate()).isInstanceOf(Outcome.Unknown.class);
        assertThat(wire.requests()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"data\":null}", "[]", "{\"data\":{\"t0\"", ""})
    void a_200_that_says_nothing_leaves_a_mutation_unknown(String body) {
        wire.answer(json(200, body));

        assertThat(mutate()).isInstanceOf(Outcome.Unknown.class);
    }

    @Test
    void each_part_has_its_own_outcome() {
        wire.answer(json(200, """
                {"data":{"done":{"issue":{"number":7}},"gone":null,"there":null,"wrong":null,"fast":null,"mute":null},
                 "errors":[
                 {"type":"NOT_FOUND","path":["gone"],"message":"Could not resolve to a node"},
                 {"type":"UNPROCESSABLE","path":["there","issue"],"message":"Repository must be different from the current repository"},
                 {"path":["wrong"],"message":"%s"},
                 {"type":"UNPROCESSABLE","path":["fast"],"message":"was submitted too quickly"}]}""".formatted(WENT_WRONG)));

        GraphQlAnswer answer = answer();

        assertThat(answer.part("done")).isInstanceOf(Outcome.Done.class);
        assertThat(refusal(answer.part("gone")).category()).isEqualTo(RefusalCategory.NOT_FOUND);
        assertThat(refusal(answer.part("gone")).requestId()).contains("AB12:3456");
        assertThat(refusal(answer.part("there")).category()).isEqualTo(RefusalCategory.ALREADY_MOVED);
        assertThat(refusal(answer.part("fast")).category()).isEqualTo(RefusalCategory.THROTTLED);
        assertThat(answer.part("wrong")).isInstanceOf(Outcome.Unknown.class);
        assertThat(answer.part("mute")).isInstanceOf(Outcome.Unknown.class);
        assertThat(wire.requests()).hasSize(1);
    }

    @Test
    void a_part_that_was_throttled_slows_down_what_comes_next() {
        wire.answers(json(200, """
                        {"data":{"t0":{"a":1},"t1":null},"errors":[{"path":["t1"],"message":"was submitted too quickly"}]}"""), json(200, OK));
        mutate();
        assertThat(wire.time.elapsed()).isZero();

        mutate();
        assertThat(wire.time.elapsed()).isGreaterThanOrEqualTo(Duration.ofMinutes(1));
    }

    @Test
    void a_document_that_the_server_does_not_understand_is_refused() {
        wire.answer(json(200, """
                {"errors":[{"message":"Field 'x' doesn't exist on type 'Mutation'","extensions":{"code":"undefinedField"}}]}"""));

        assertThat(refusal(mutate()).detail()).contains("undefinedField", "doesn't exist");
        assertThatThrownBy(() -> wire.gitHub.graphQl().query("query { x }", Json.object()))
                .isInstanceOf(RemoteException.class)
                .hasMessageContaining("doesn't exist");
    }

    @Test
    void the_address_beside_an_enterprise_api_has_no_version() {
        assertThat(Api.graphQl(Api.home(URI.create("https://github.example.org/api/v3"))))
                .hasToString("https://github.example.org/api/graphql");
        assertThat(Api.graphQl(Api.home(URI.create("https://github.example.org/api/v3/"))))
                .hasToString("https://github.example.org/api/graphql");
        assertThat(Api.graphQl(Api.home(URI.create("https://api.github.com"))))
                .hasToString("https://api.github.com/graphql");
    }

    @Test
    void a_question_that_is_too_much_is_given_up_at_the_second_failure_and_comes_back_empty() {
        wire.answers(json(502, "{}"), json(502, "{}"), json(200, OK));

        assertThat(wire.gitHub.graphQl().queryMuch("query { t0: x }", Json.object()))
                .isEmpty();
        assertThat(wire.requests()).hasSize(2);
        assertThat(wire.gitHub.graphQl().queryMuch("query { t0: x }", Json.object()))
                .isPresent();
    }
}
