package dev.ferry.github;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** A scripted server on loopback, a clock that jumps, and a client between them. */
final class Wire implements AutoCloseable {
    static final String TOKEN = "ghp_planted0123456789secret";
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

    Issues issues() {
        return gitHub.issues(REPOSITORY);
    }

    List<LoggedRequest> requests() {
        List<LoggedRequest> requests =
                new ArrayList<>(server.findAll(com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor(
                        com.github.tomakehurst.wiremock.client.WireMock.anyUrl())));
        return requests;
    }

    @Override
    public void close() {
        gitHub.close();
        server.stop();
    }
}
