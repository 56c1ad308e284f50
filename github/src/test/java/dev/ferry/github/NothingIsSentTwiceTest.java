package dev.ferry.github;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The traps of the HTTP library, on real sockets: each of these sent a write twice with the library's defaults. */
class NothingIsSentTwiceTest {
    private static final String USER = "{\"login\":\"ferry\",\"id\":1}";
    private final FakeTime time = new FakeTime();

    private GitHub connect(RawServer server) {
        return GitHub.connect(
                GitHubOptions.of(server.uri(), new Secret(Wire.TOKEN)).withSurroundings(time.surroundings()));
    }

    private static long posts(RawServer server) {
        return server.requestLines.stream()
                .filter(line -> !line.startsWith("GET"))
                .count();
    }

    @Test
    void a_pooled_connection_that_dies_after_the_write_was_accepted() throws IOException {
        // The first request is answered and the connection kept; the write on it is read and then cut off.
        try (RawServer server = new RawServer((number, line, out) -> {
                    if (number == 0) {
                        RawServer.write(out, "200 OK", USER);
                        return true;
                    }
                    return false;
                });
                GitHub gitHub = connect(server)) {
            gitHub.account();

            assertThat(gitHub.issues(Wire.REPOSITORY).createComment(1, "x")).isInstanceOf(Outcome.Unknown.class);
            assertThat(posts(server)).isEqualTo(1);
        }
    }

    @Test
    void a_fresh_connection_that_dies_after_the_write_was_accepted() throws IOException {
        try (RawServer server = new RawServer((number, line, out) -> false);
                GitHub gitHub = connect(server)) {
            assertThat(gitHub.issues(Wire.REPOSITORY).createComment(1, "x")).isInstanceOf(Outcome.Unknown.class);
            assertThat(posts(server)).isEqualTo(1);
        }
    }

    @Test
    void an_answer_that_stops_in_the_middle_of_its_body() throws IOException {
        try (RawServer server = new RawServer((number, line, out) -> {
                    out.write("HTTP/1.1 201 Created\r\nContent-Length: 500\r\n\r\n{\"id\":1"
                            .getBytes(StandardCharsets.US_ASCII));
                    out.flush();
                    return false;
                });
                GitHub gitHub = connect(server)) {
            assertThat(gitHub.issues(Wire.REPOSITORY).createComment(1, "x")).isInstanceOf(Outcome.Unknown.class);
            assertThat(posts(server)).isEqualTo(1);
        }
    }

    @Test
    void statuses_after_which_the_library_would_repeat_by_itself() throws IOException {
        for (String status : List.of(
                "503 Service Unavailable\r\nRetry-After: 0",
                "408 Request Timeout\r\nRetry-After: 0",
                "421 Misdirected Request",
                "401 Unauthorized\r\nWWW-Authenticate: Basic realm=\"x\"",
                "407 Proxy Authentication Required\r\nProxy-Authenticate: Basic realm=\"x\"")) {
            try (RawServer server = new RawServer((number, line, out) -> {
                        RawServer.write(out, status, "{}");
                        return true;
                    });
                    GitHub gitHub = connect(server)) {
                try {
                    gitHub.issues(Wire.REPOSITORY).createComment(1, "x");
                } catch (RemoteException expected) {
                    assertThat(status).startsWith("401");
                }
                try {
                    gitHub.issues(Wire.REPOSITORY).deleteComment(1);
                } catch (RemoteException expected) {
                    assertThat(status).startsWith("401");
                }
                // With a token that was refused nothing more is asked.
                assertThat(server.requestLines).as(status).hasSize(status.startsWith("401") ? 1 : 2);
            }
        }
    }

    @Test
    void a_read_on_a_connection_that_died_is_counted_when_it_is_sent_again() throws IOException {
        try (RawServer server = new RawServer((number, line, out) -> {
                    if (number == 1) {
                        return false;
                    }
                    RawServer.write(out, "200 OK", USER);
                    return true;
                });
                GitHub gitHub = connect(server)) {
            gitHub.account();
            gitHub.account();

            assertThat(server.requestLines).hasSize(3);
            assertThat(gitHub.statistics().of(RequestKind.ACCOUNT)).isEqualTo(new Statistics.Figures(3, 1, 0, 0, 0));
        }
    }
}
