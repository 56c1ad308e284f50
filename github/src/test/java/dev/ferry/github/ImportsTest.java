package dev.ferry.github;

import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.equalToJson;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static dev.ferry.github.Wire.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ImportsTest extends WireTest {
    static final Label LABEL = new Label("type: bug", "d73a4a", Optional.of("Something is not working"));
    private static final ImportIssue ISSUE = new ImportIssue(
            "Größe",
            "text\n<!-- marker -->",
            Instant.parse("2001-02-03T04:05:06.789Z"),
            Optional.of(Instant.parse("2002-02-03T04:05:06Z")),
            Optional.of(Instant.parse("2003-02-03T04:05:06Z")),
            true,
            Optional.of("ferry"),
            Optional.of(3),
            List.of("a", "b"));
    private static final List<ImportComment> COMMENTS = List.of(
            new ImportComment("one", Optional.of(Instant.parse("2001-02-03T05:00:00Z"))),
            new ImportComment("two — ✓", Optional.empty()));
    private static final String PENDING = """
            {"id":4880000123,"status":"pending","url":"u","import_issues_url":"i","repository_url":"r",
             "created_at":"2016-01-14T11:51:21-08:00","updated_at":"2016-01-14T09:08:10.000-04:00"}""";

    private Imports imports() {
        return wire.gitHub.imports(Wire.REPOSITORY);
    }

    @Test
    void an_import_is_sent_in_the_form_of_the_preview() {
        wire.answer(json(202, PENDING));

        ImportStatus status =
                imports().start(ImportRequest.of(ISSUE, COMMENTS)).asOptional().orElseThrow();

        assertThat(status.id()).isEqualTo(4_880_000_123L);
        assertThat(status.state()).isEqualTo(ImportStatus.State.PENDING);
        assertThat(status.createdAt()).isEqualTo("2016-01-14T19:51:21Z");
        assertThat(status.updatedAt()).isEqualTo("2016-01-14T13:08:10Z");
        wire.server.verify(postRequestedFor(urlEqualTo("/repos/example/project/import/issues"))
                .withHeader("Accept", equalTo("application/vnd.github.golden-comet-preview+json"))
                .withHeader("Content-Type", equalTo("application/json"))
                .withRequestBody(equalToJson("""
                        {"issue":{"title":"Größe","body":"text\\n<!-- marker -->","created_at":"2001-02-03T04:05:06Z",
                          "closed_at":"2003-02-03T04:05:06Z","updated_at":"2002-02-03T04:05:06Z","closed":true,
                          "assignee":"ferry","milestone":3,"labels":["a","b"]},
                         "comments":[{"created_at":"2001-02-03T05:00:00Z","body":"one"},{"body":"two — ✓"}]}""")));
    }

    @Test
    void a_list_of_imports_says_that_the_api_is_there() {
        wire.answer(json(200, "[" + PENDING + "]"));

        assertThat(imports().whyMissing(LocalDate.parse("2026-02-03"))).isEmpty();

        wire.server.verify(
                1,
                getRequestedFor(urlEqualTo("/repos/example/project/import/issues?since=2026-02-03&per_page=100"))
                        .withHeader("Accept", equalTo("application/vnd.github.golden-comet-preview+json")));
    }

    @ParameterizedTest
    @ValueSource(ints = {404, 410, 501})
    void a_server_without_the_api_says_so_and_is_not_asked_for_long(int status) {
        wire.answer(json(status, "{\"message\":\"No such thing\"}"));

        assertThat(imports().whyMissing(LocalDate.parse("2026-02-03")).orElseThrow())
                .contains("No such thing", "HTTP " + status);

        assertThat(wire.requests()).hasSizeLessThanOrEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(ints = {403, 415, 418})
    void a_refusal_that_does_not_answer_the_question_is_an_error(int status) {
        wire.answer(json(status, "{\"message\":\"Not now\"}"));

        assertThatThrownBy(() -> imports().whyMissing(LocalDate.parse("2026-02-03")))
                .isInstanceOf(RemoteException.class)
                .hasMessageContaining("/import/issues");
    }

    @Test
    void trouble_of_the_server_is_waited_out_before_it_is_asked_whether_it_has_the_api() {
        wire.answers(json(502, ""), json(502, ""), json(503, ""), json(200, "[]"));

        assertThat(imports().whyMissing(LocalDate.parse("2026-02-03"))).isEmpty();

        assertThat(wire.requests()).hasSize(4);
    }

    @Test
    void the_size_is_known_before_sending_and_is_the_size_on_the_wire() {
        wire.answer(json(202, PENDING));
        ImportRequest request = ImportRequest.of(ISSUE, COMMENTS);
        ImportRequest shorter = ImportRequest.of(ISSUE, COMMENTS.subList(0, 1));

        imports().start(request);

        assertThat(wire.requests().get(0).getBody()).hasSize(request.size());
        assertThat(shorter.size() + COMMENTS.get(1).size()).isEqualTo(request.size());
    }

    @Test
    void a_request_fits_up_to_a_million_bytes_and_not_one_more() {
        int frame = ImportRequest.of(issue(""), List.of()).size();

        assertThat(ImportRequest.of(issue("x".repeat(1_000_000 - frame)), List.of())
                        .fits())
                .isTrue();
        assertThat(ImportRequest.of(issue("x".repeat(1_000_001 - frame)), List.of())
                        .fits())
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "pending,PENDING",
        "imported,IMPORTED",
        "failed,FAILED",
        "error,FAILED",
        "importing,OTHER",
        "IMPORTED,OTHER"
    })
    void only_the_word_imported_means_that_the_issue_is_there(String word, ImportStatus.State state) {
        wire.answer(json(
                200,
                PENDING.replace("pending", word)
                        .replace("\"url\"", "\"issue_url\":\"https://x/repos/example/project/issues/77\",\"url\"")));

        ImportStatus status = imports().status(4_880_000_123L).orElseThrow();

        assertThat(status.state()).isEqualTo(state);
        assertThat(status.word()).isEqualTo(word);
        assertThat(status.issueNumber()).contains(77);
    }

    @Test
    void imported_without_a_number_is_nothing_to_build_on() {
        wire.answer(json(200, PENDING.replace("pending", "imported")));

        assertThat(imports().status(1).orElseThrow().state()).isEqualTo(ImportStatus.State.OTHER);
    }

    @ParameterizedTest
    @CsvSource({
        "/issue/labels[2],Label,name,LABEL_INVALID",
        "/issue/assignee,Issue,assignee,ASSIGNEE_INVALID",
        "/issue/milestone,Issue,milestone,MILESTONE_INVALID",
        "/issue/title,Issue,title,INVALID"
    })
    void a_failed_import_says_what_was_wrong(String location, String resource, String field, RefusalCategory category) {
        wire.answer(json(200, PENDING.replace("pending", "failed").replace("\"url\"", """
                        "errors":[{"location":"%s","resource":"%s","field":"%s","value":"v","code":"invalid"}],"url\"""".formatted(
                        location, resource, field))));

        Refusal refusal = imports().status(1).orElseThrow().refusal().orElseThrow();

        assertThat(refusal.category()).isEqualTo(category);
        assertThat(refusal.detail()).contains(location, "invalid", "'v'");
    }

    @Test
    void an_import_that_the_server_does_not_know_is_empty() {
        wire.answer(json(404, "{}"));

        assertThat(imports().status(1)).isEmpty();
    }

    @Test
    void imports_are_listed_by_day_along_the_servers_own_links() {
        String next = wire.server.baseUrl() + "/repos/example/project/import/issues?since=2026-01-04&page=2";
        wire.answers(
                json(200, "[" + PENDING + "]").withHeader("Link", "<" + next + ">; rel=\"next\""),
                json(200, "[" + PENDING.replace("123", "124") + "]"));

        ImportPage first = imports().page(LocalDate.of(2026, 1, 4));
        ImportPage second = imports().page(first.next().orElseThrow());

        assertThat(first.items()).extracting(ImportStatus::id).containsExactly(4_880_000_123L);
        assertThat(second.items()).extracting(ImportStatus::id).containsExactly(4_880_000_124L);
        assertThat(second.next()).isEmpty();
        assertThat(wire.requests())
                .extracting(request -> request.getUrl())
                .containsExactly(
                        "/repos/example/project/import/issues?since=2026-01-04&per_page=100",
                        "/repos/example/project/import/issues?since=2026-01-04&page=2");
        assertThat(wire.requests())
                .allSatisfy(request -> assertThat(request.getHeader("Accept")).contains("golden-comet"));
    }

    private static ImportIssue issue(String body) {
        assertThat(body.getBytes(StandardCharsets.UTF_8)).hasSize(body.length());
        return new ImportIssue(
                "t",
                body,
                FakeTime.START,
                Optional.empty(),
                Optional.empty(),
                false,
                Optional.empty(),
                Optional.empty(),
                List.of());
    }
}
