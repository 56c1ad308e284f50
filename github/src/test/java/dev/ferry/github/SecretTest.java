package dev.ferry.github;

import static dev.ferry.github.Wire.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.http.Fault;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretTest extends WireTest {
    @Test
    void its_text_is_three_stars_everywhere() {
        Secret secret = new Secret(Wire.TOKEN);

        assertThat(secret).hasToString("***");
        assertThat(wire.options().toString()).contains("***").doesNotContain(Wire.TOKEN);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "with blank", "line\n", "\u00e9", "tab\t"})
    void what_can_not_be_a_token_is_refused_without_being_shown(String text) {
        assertThatThrownBy(() -> new Secret(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("token");
        assertThatThrownBy(() -> new Secret("sesame" + text + "\n"))
                .isInstanceOf(IllegalArgumentException.class)
                .message()
                .doesNotContain("sesame");
    }

    /** A server that echoes the token in every place that Ferry shows: messages, details, log lines. */
    @Test
    void the_token_is_in_no_message_of_any_kind() {
        List<String> shown = new ArrayList<>();
        for (int status : List.of(201, 301, 400, 401, 403, 404, 410, 413, 418, 422, 500, 503)) {
            wire.answer(json(status, """
                            {"message":"no %1$s","documentation_url":"%1$s","errors":[{"message":"bad %1$s","value":"%1$s"}]}""".formatted(Wire.TOKEN))
                    .withHeader("Location", "/" + Wire.TOKEN)
                    .withHeader("X-GitHub-Request-Id", Wire.TOKEN));
            collect(shown, () -> wire.writeComment());
            collect(shown, () -> wire.gitHub.labels(Wire.REPOSITORY).create(ImportsTest.LABEL));
            collect(shown, () -> wire.gitHub.account());
            collect(shown, () -> wire.gitHub.graphQl().mutate("mutation { x }", Json.object(), 1));
        }
        wire.answer(json(200, """
                {"data":null,"errors":[{"message":"no %s","path":["x"]}]}""".formatted(Wire.TOKEN)));
        collect(
                shown,
                () -> wire.gitHub
                        .graphQl()
                        .mutate("mutation { x }", Json.object(), 1)
                        .map(a -> a.part("x")));
        wire.answer(json(200, "").withFault(Fault.CONNECTION_RESET_BY_PEER));
        collect(shown, () -> wire.writeComment());
        wire.lines.forEach(line -> shown.add(line.toString()));
        wire.waits.forEach(wait -> shown.add(wait.toString()));

        assertThat(shown).hasSizeGreaterThan(50).noneMatch(text -> text.contains(Wire.TOKEN));
    }

    /** Whatever the token is, what the server says is read as it stands: only words for people are without it. */
    @ParameterizedTest
    @ValueSource(strings = {"e", "1", ":", "hello"})
    void a_token_that_occurs_in_answers_changes_nothing_of_what_they_say(String token) {
        GitHubOptions plain = wire.options();
        try (GitHub gitHub = GitHub.connect(GitHubOptions.of(plain.api(), new Secret(token))
                .withSurroundings(plain.surroundings())
                .withWaits(plain.waits()))) {
            Issues issues = gitHub.issues(Wire.REPOSITORY);
            wire.answer(Wire.comment());
            assertThat(issues.createComment(1, "hello")
                            .asOptional()
                            .orElseThrow()
                            .body())
                    .isEqualTo("hello");
            wire.answer(json(200, "[" + Wire.COMMENT + "]"));
            assertThat(issues.comments(1).toList()).singleElement().satisfies(comment -> {
                assertThat(comment.id()).isEqualTo(4880000009L);
                assertThat(comment.url()).contains("https://github.example.org");
            });
            wire.answers(json(403, """
                            {"message":"You have exceeded a secondary rate limit: hello 1"}"""), Wire.comment());
            assertThat(issues.createComment(1, "hello").asOptional()).isPresent();
            assertThat(wire.waits).isNotEmpty();
            wire.answer(json(422, """
                    {"message":"hello: 1","errors":[{"resource":"Issue","code":"custom","message":"body is too long: 1"}]}"""));
            Refusal refusal = refusal(issues.createComment(1, "hello"));
            assertThat(refusal.category()).isEqualTo(RefusalCategory.TEXT_TOO_LONG);
            assertThat(refusal.detail()).contains("***");
        }
    }

    private static void collect(List<String> shown, Supplier<Object> call) {
        try {
            shown.add(call.get().toString());
        } catch (RemoteException e) {
            StringWriter trace = new StringWriter();
            e.printStackTrace(new PrintWriter(trace));
            shown.add(trace.toString());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://api.example.org", "http://10.0.0.1", "http://127.0.0.1.example.org", "http://[2001:db8::1]",
                "ftp://127.0.0.1", "api.github.com", "https://user:sesame@api.github.com", "https://api.github.com?x=1"
            })
    void addresses_that_would_show_the_token_are_refused(String api) {
        assertThatThrownBy(() -> GitHubOptions.of(URI.create(api), new Secret(Wire.TOKEN)))
                .isInstanceOf(IllegalArgumentException.class)
                .message()
                .doesNotContain("sesame");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://api.github.com",
                "https://github.example.org/api/v3",
                "http://127.0.0.1:8080",
                "http://localhost:1",
                "http://[::1]:8080",
                "HTTPS://API.GITHUB.COM"
            })
    void addresses_that_keep_it_are_taken(String api) {
        GitHubOptions options = GitHubOptions.of(URI.create(api), new Secret(Wire.TOKEN));

        boolean gitHub = api.toLowerCase(Locale.ROOT).contains("api.github.com");
        assertThat(options.limits().writers()).isEqualTo(gitHub ? 1 : 32);
        assertThat(options.limits().writesPerMinute().isPresent()).isEqualTo(gitHub);
    }
}
