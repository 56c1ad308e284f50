package dev.ferry.github;

import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static dev.ferry.github.Wire.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import java.util.List;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A write to one issue is refused in words that nobody knows: the repository tells whether it is the issue or all of it. */
class RightsTest {
    private static final String UNKNOWN_WORDS = "{\"message\":\"Not today\"}";

    private final Wire wire = new Wire();

    @AfterEach
    void close() {
        wire.close();
    }

    private void refuse(int status, ResponseDefinitionBuilder repository) {
        wire.answer(json(status, UNKNOWN_WORDS));
        wire.server.stubFor(
                get(urlEqualTo("/repos/" + Wire.REPOSITORY)).atPriority(1).willReturn(repository));
    }

    private static ResponseDefinitionBuilder repository(boolean archived, boolean issues, boolean push) {
        return json(200, """
                {"id":7,"node_id":"R_7","full_name":"example/project","private":false,"archived":%s,"has_issues":%s,
                 "permissions":{"admin":false,"push":%s,"pull":true}}""".formatted(archived, issues, push));
    }

    @ParameterizedTest
    @CsvSource({
        "false, true,  false, FORBIDDEN,       may not write to the repository any more",
        "true,  true,  true,  ARCHIVED,        the repository is archived",
        "false, false, true,  ISSUES_DISABLED, issues are switched off"
    })
    void where_no_write_can_go_through_the_run_ends(
            boolean archived, boolean issues, boolean push, RefusalCategory category, String words) {
        refuse(403, repository(archived, issues, push));

        assertThatThrownBy(wire::writeComment)
                .asInstanceOf(InstanceOfAssertFactories.type(RemoteException.class))
                .satisfies(stopped -> {
                    assertThat(stopped.category()).isEqualTo(category);
                    // It certainly was not done, so whoever announced it is in no doubt.
                    assertThat(stopped.refusal().status()).isEqualTo(403);
                    assertThat(stopped).hasMessageContainingAll("Not today", words);
                });
        assertThat(wire.requests()).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(ints = {403, 404})
    void a_repository_that_is_hidden_by_now_ends_the_run(int status) {
        refuse(404, json(status, UNKNOWN_WORDS));

        assertThatThrownBy(wire::writeComment)
                .isInstanceOf(RemoteException.class)
                .hasMessageContaining("does not see the repository any more");
    }

    @ParameterizedTest
    @ValueSource(ints = {403, 404, 451})
    void where_others_may_go_through_it_is_the_one_things_own_refusal(int status) {
        refuse(status, repository(false, true, true));

        assertThat(wire.writeComment().<String>fold(done -> "done", refusal -> refusal.detail(), unknown -> unknown))
                .contains("Not today");
    }

    @Test
    void a_look_that_does_not_tell_leaves_it_at_that() {
        refuse(403, json(200, "{\"id\":7,\"node_id\":\"R_7\",\"full_name\":\"example/project\",\"private\":false}"));

        assertThat(wire.writeComment().<Object>fold(done -> done, Refusal::category, unknown -> unknown))
                .isEqualTo(RefusalCategory.FORBIDDEN);
    }

    @Test
    void what_only_reads_is_not_looked_behind() {
        refuse(403, repository(false, true, false));

        assertThatThrownBy(() -> wire.issues().comments(1).iterator().next()).isInstanceOf(RemoteException.class);
        assertThat(wire.requests()).hasSize(1);
    }

    private Outcome<GraphQlAnswer> mutate(String errors) {
        wire.server.stubFor(post(urlEqualTo("/graphql")).willReturn(json(200, errors)));
        return wire.gitHub.graphQl().mutate("mutation { a b }", Json.object(), 2, List.of(Wire.REPOSITORY));
    }

    private static String parts(String one, String other) {
        return """
                {"data":{"a":null,"b":null},"errors":[{"path":["a"],%s},{"path":["b"],%s}]}""".formatted(one, other);
    }

    @Test
    void a_part_that_is_forbidden_where_no_write_can_go_through_ends_the_run() {
        refuse(403, repository(false, true, false));

        assertThatThrownBy(() -> mutate(parts(
                        "\"type\":\"NOT_FOUND\",\"message\":\"no node\"",
                        "\"type\":\"FORBIDDEN\",\"message\":\"Not today\"")))
                .isInstanceOf(RemoteException.class)
                .hasMessageContainingAll("Not today", "may not write to the repository any more");
    }

    @Test
    void a_part_that_is_not_found_where_the_repository_is_hidden_by_now_ends_the_run() {
        refuse(404, json(404, UNKNOWN_WORDS));

        assertThatThrownBy(() -> mutate(parts(
                        "\"type\":\"NOT_FOUND\",\"message\":\"no node\"",
                        "\"type\":\"NOT_FOUND\",\"message\":\"no node\"")))
                .isInstanceOf(RemoteException.class)
                .hasMessageContaining("does not see the repository any more");
    }

    @Test
    void a_part_that_is_forbidden_where_others_may_go_through_is_its_own_refusal() {
        refuse(403, repository(false, true, true));

        GraphQlAnswer answer = mutate(parts(
                        "\"type\":\"NOT_FOUND\",\"message\":\"no node\"",
                        "\"type\":\"FORBIDDEN\",\"message\":\"Not today\""))
                .asOptional()
                .orElseThrow();

        assertThat(answer.part("b").<Object>fold(done -> done, Refusal::category, unknown -> unknown))
                .isEqualTo(RefusalCategory.FORBIDDEN);
    }

    @ParameterizedTest
    @CsvSource({
        "FORBIDDEN,           Resource not accessible by personal access token",
        "INSUFFICIENT_SCOPES, Your token has not been granted the required scopes"
    })
    void what_the_token_may_not_do_ends_the_run_without_a_look(String type, String words) {
        String error = "\"type\":\"%s\",\"message\":\"%s\"".formatted(type, words);

        for (String errors : List.of(parts(error, error), "{\"data\":null,\"errors\":[{%s}]}".formatted(error))) {
            assertThatThrownBy(() -> mutate(errors))
                    .isInstanceOf(RemoteException.class)
                    .hasMessageContaining(words);
        }
        wire.server.verify(0, getRequestedFor(anyUrl()));
    }
}
