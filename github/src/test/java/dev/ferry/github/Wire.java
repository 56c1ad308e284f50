package dev.ferry.github;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;

/** A scripted server on loopback, a clock that jumps, and a client between them. */
final class Wire implements AutoCloseable {
    static final String TOKEN = "ghp_planted0123456789secret";
    static final String COMMENT = """
            {"id":4880000009,"node_id":"IC_9","html_url":"https://github.example.org/example/project/issues/1#c",
             "issue_url":"https://api.github.example.org/repos/example/project/issues/1","body":"hello",
             "user":{"login":"ferry"},"created_at":"2026-01-01T00:00:00Z","updated_at":"2026-01-01T00:00:00Z"}""";
    static final RepositoryName REPOSITORY = new RepositoryName("example", "project");

    final WireMockServer server =
            new WireMockServer(WireMockConfiguration.options().dynamicPort());
    final FakeTime time = new FakeTime();
    final List<Wait> waits = Collections.synchronizedList(new ArrayList<>());
    final List<WireLine> lines = Collections.synchronizedList(new ArrayList<>());
    final GitHub gitHub;

    Wire() {
        server.start();
        gitHub = connect();
    }

    GitHubOptions options() {
        return GitHubOptions.of(URI.create(server.baseUrl()), new Secret(TOKEN))
                .withSurroundings(time.surroundings())
                .withPatience(Duration.ofMinutes(10))
                .withAnswerTimeout(Duration.ofSeconds(2))
                .withWaits(waits::add)
                .withWire(lines::add);
    }

    GitHub connect() {
        return GitHub.connect(options());
    }

    /** Every request gets this answer. */
    void answer(ResponseDefinitionBuilder response) {
        server.stubFor(any(anyUrl()).willReturn(response));
    }

    /** The first requests get these answers, one each, all later ones the last. */
    void answers(ResponseDefinitionBuilder... responses) {
        for (int i = 0; i < responses.length; i++) {
            int next = Math.min(i + 1, responses.length - 1);
            server.stubFor(any(anyUrl())
                    .inScenario("in turn")
                    .whenScenarioStateIs(i == 0 ? Scenario.STARTED : "answer " + i)
                    .willSetStateTo(next == 0 ? Scenario.STARTED : "answer " + next)
                    .willReturn(responses[i]));
        }
    }

    /** Whoever is refused a write to one thing looks at its repository: that is as ever. */
    void showRepository() {
        server.stubFor(get(urlEqualTo("/repos/" + REPOSITORY)).atPriority(1).willReturn(json(200, """
                {"id":7,"node_id":"R_7","full_name":"example/project","private":false,"permissions":{"push":true}}""")));
    }

    static ResponseDefinitionBuilder json(int status, String body) {
        return aResponse()
                .withStatus(status)
                .withHeader("Content-Type", "application/json; charset=utf-8")
                .withHeader("X-GitHub-Request-Id", "AB12:3456")
                .withBody(body);
    }

    static ResponseDefinitionBuilder comment() {
        return json(201, COMMENT);
    }

    Outcome<CommentView> writeComment() {
        return issues().createComment(1, "hello");
    }

    Issues issues() {
        return gitHub.issues(REPOSITORY);
    }

    List<LoggedRequest> requests() {
        List<LoggedRequest> requests = new ArrayList<>(server.findAll(anyRequestedFor(anyUrl())));
        requests.sort(Comparator.comparing(LoggedRequest::getLoggedDate));
        return requests;
    }

    @Override
    public void close() {
        gitHub.close();
        server.stop();
    }
}
