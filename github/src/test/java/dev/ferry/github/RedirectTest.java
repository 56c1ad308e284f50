package dev.ferry.github;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static dev.ferry.github.Wire.comment;
import static dev.ferry.github.Wire.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RedirectTest extends WireTest {
    private static final String OLD = "/repos/example/project";

    private void redirect(String from, int status, String to) {
        wire.server.stubFor(any(urlPathEqualTo(from))
                .willReturn(aResponse().withStatus(status).withHeader("Location", to)));
    }

    private void repository(String at, String name) {
        wire.server.stubFor(any(urlPathEqualTo(at)).willReturn(json(200, """
                {"id":7,"node_id":"R_7","full_name":"%s","private":true,"archived":true,"has_issues":false,
                 "permissions":{"admin":true,"push":true}}""".formatted(name))));
    }

    private void issue(String at, String repository, int number) {
        wire.server.stubFor(any(urlEqualTo(at)).willReturn(json(200, issueJson(repository, number))));
    }

    static String issueJson(String repository, int number) {
        return """
                {"id":4880000005,"number":%d,"node_id":"I_5","html_url":"https://github.example.org/x","title":"t","body":null,
                 "repository_url":"https://api.github.example.org/repos/%s","state":"closed","state_reason":"completed",
                 "labels":[{"name":"a"},"b"],"assignees":[{"login":"ferry"}],"milestone":null,"user":null,"comments":2,
                 "locked":false,"created_at":"2026-01-01T00:00:00Z","updated_at":"2026-01-01T00:00:00Z",
                 "closed_at":"2026-01-02T00:00:00Z"}""".formatted(number, repository);
    }

    private Iterable<String> urls() {
        return wire.requests().stream()
                .map(request -> request.getMethod() + " " + request.getUrl())
                .toList();
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 308})
    void a_renamed_repository_is_followed_and_remembered(int status) {
        redirect(OLD, status, wire.server.baseUrl() + "/repositories/7");
        repository("/repositories/7", "example/renamed");
        wire.server.stubFor(any(urlEqualTo("/repositories/7/issues/1/comments")).willReturn(comment()));

        Repository repository = wire.gitHub.repository(Wire.REPOSITORY);
        Outcome<CommentView> outcome = wire.writeComment();

        assertThat(repository.name()).hasToString("example/renamed");
        assertThat(repository.permissions()).contains(new Repository.Permissions(true, true));
        assertThat(outcome).isInstanceOf(Outcome.Done.class);
        assertThat(urls())
                .containsExactly("GET " + OLD, "GET /repositories/7", "POST /repositories/7/issues/1/comments");
    }

    @ParameterizedTest
    @ValueSource(ints = {302, 307})
    void a_passing_redirect_is_followed_and_not_remembered(int status) {
        redirect(OLD, status, "/repositories/7");
        repository("/repositories/7", "example/project");

        wire.gitHub.repository(Wire.REPOSITORY);
        wire.gitHub.repository(Wire.REPOSITORY);

        assertThat(urls()).containsExactly("GET " + OLD, "GET /repositories/7", "GET " + OLD, "GET /repositories/7");
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 307, 308})
    void a_write_is_repeated_at_the_new_place_with_its_method_and_body(int status) {
        redirect(OLD + "/labels", status, "/repositories/7/labels");
        wire.server.stubFor(any(urlEqualTo("/repositories/7/labels"))
                .willReturn(json(201, "{\"name\":\"type: bug\",\"color\":\"d73a4a\"}")));

        assertThat(wire.gitHub.labels(Wire.REPOSITORY).create(ImportsTest.LABEL))
                .isInstanceOf(Outcome.Done.class);

        assertThat(urls()).containsExactly("POST " + OLD + "/labels", "POST /repositories/7/labels");
        assertThat(wire.requests().get(1).getBody())
                .isEqualTo(wire.requests().get(0).getBody());
    }

    @Test
    void an_edit_never_follows_an_issue_that_was_moved() {
        redirect(OLD + "/issues/5", 301, "/repos/example/final/issues/9");

        Refusal refusal = refusal(wire.issues().edit(5, IssueEdit.none().withBody("x")));

        assertThat(refusal.category()).isEqualTo(RefusalCategory.MOVED);
        assertThat(refusal.detail()).endsWith("/repos/example/final/issues/9");
        assertThat(urls()).containsExactly("PATCH " + OLD + "/issues/5");
    }

    @Test
    void an_edit_never_follows_a_comment_that_was_moved() {
        redirect(OLD + "/issues/comments/5", 301, "/repos/example/final/issues/comments/5");

        assertThat(refusal(wire.issues().editComment(5, "x")).category()).isEqualTo(RefusalCategory.MOVED);
        assertThat(wire.issues().comments(1)).isNotNull();
        // The repository is asked whether it was renamed as a whole; it was not.
        assertThat(urls()).containsExactly("PATCH " + OLD + "/issues/comments/5", "GET " + OLD);
    }

    @Test
    void a_transferred_issue_is_found_where_it_is_and_its_repository_stays_known() {
        redirect(OLD + "/issues/5", 301, "/repos/example/final/issues/9");
        issue("/repos/example/final/issues/9", "example/final", 9);
        issue(OLD + "/issues/6", "example/project", 6);

        IssueLookup moved = wire.issues().lookup(5);
        IssueLookup other = wire.issues().lookup(6);

        assertThat(moved).isInstanceOfSatisfying(IssueLookup.Moved.class, m -> {
            assertThat(m.issue().number()).isEqualTo(9);
            assertThat(m.issue().repository()).contains(new RepositoryName("example", "final"));
        });
        assertThat(other).isInstanceOf(IssueLookup.Found.class);
    }

    @Test
    void an_issue_that_kept_its_number_in_the_other_repository_has_moved_all_the_same() {
        redirect(OLD + "/issues/5", 301, "/repositories/8/issues/5");
        issue("/repositories/8/issues/5", "example/final", 5);
        repository(OLD, "example/project");

        assertThat(wire.issues().lookup(5)).isInstanceOf(IssueLookup.Moved.class);
    }

    @Test
    void an_issue_of_a_renamed_repository_has_not_moved() {
        redirect(OLD, 301, "/repositories/7");
        redirect(OLD + "/issues/5", 301, "/repositories/7/issues/5");
        repository("/repositories/7", "Example/Renamed");
        issue("/repositories/7/issues/5", "example/renamed", 5);

        assertThat(wire.issues().lookup(5)).isInstanceOf(IssueLookup.Found.class);
    }

    @Test
    void a_lookup_tells_deleted_and_hidden_apart() {
        wire.server.stubFor(any(urlEqualTo(OLD + "/issues/5")).willReturn(json(410, "{}")));
        wire.server.stubFor(any(urlEqualTo(OLD + "/issues/6")).willReturn(json(404, "{}")));

        assertThat(wire.issues().lookup(5)).isEqualTo(new IssueLookup.Gone());
        assertThat(wire.issues().lookup(6)).isEqualTo(new IssueLookup.NotFound());
    }

    @Test
    void redirects_in_a_circle_end_after_five_and_five_in_a_row_do_not() {
        for (int i = 0; i < 5; i++) {
            redirect(i == 0 ? OLD : "/repositories/" + i, 302, "/repositories/" + (i + 1));
        }
        repository("/repositories/5", "example/project");
        assertThat(wire.gitHub.repository(Wire.REPOSITORY).id()).isEqualTo(7);

        redirect("/repositories/5", 302, "/repositories/6");
        repository("/repositories/6", "example/project");
        assertThatThrownBy(() -> wire.gitHub.repository(Wire.REPOSITORY))
                .isInstanceOf(RemoteException.class)
                .hasMessageContaining("more than 5 redirects");
    }

    @Test
    void the_token_is_not_carried_to_another_host() {
        redirect(OLD, 301, "http://localhost.example.org/repositories/7");

        assertThatThrownBy(() -> wire.gitHub.repository(Wire.REPOSITORY))
                .isInstanceOf(RemoteException.class)
                .hasMessageContainingAll("another host", "localhost.example.org");
        assertThat(wire.requests()).hasSize(1);
    }

    @Test
    void a_redirect_without_a_place_is_an_unknown_status() {
        wire.answer(aResponse().withStatus(301));

        assertThat(wire.writeComment()).isInstanceOf(Outcome.Unknown.class);
        assertThatThrownBy(() -> wire.gitHub.repository(Wire.REPOSITORY)).isInstanceOf(RemoteException.class);
    }
}
