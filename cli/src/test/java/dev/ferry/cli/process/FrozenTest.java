package dev.ferry.cli.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ferry.fixtures.roundup.RoundupServer;
import dev.ferry.fixtures.roundup.ServerTraps;
import dev.ferry.fixtures.roundup.ServerTraps.Rights;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code ferry doctor --frozen} against a tracker that can be written or not. */
final class FrozenTest {
    @TempDir
    private Path folder;

    @Test
    void a_frozen_tracker_ends_with_0_and_an_open_one_with_3() throws Exception {
        try (SimulatedWorkspace workspace = SimulatedWorkspace.make(folder);
                RoundupServer server = RoundupServer.start(
                        folder.resolve("tracker"), ServerTraps.none().withAuthorization("Bearer secret-4712"))) {
            workspace
                    .ferry("doctor", "--frozen")
                    .exits(3)
                    .says("source: the key 'frozen' is missing", "frozen: { rest: https://bugs.example.org/");

            workspace.configure(
                    "  files:", "  frozen: { rest: \"" + server.url() + "\", token: \"${TRACKER_TOKEN}\" }\n  files:");
            FerryProcess ferry = workspace.process().with("TRACKER_TOKEN", "secret-4712");
            FerryProcess.Result closed = ferry.run("doctor", "--frozen").exits(0);
            assertThat(closed.err()).contains("Trying to write", server.url().toString(), "is undone");
            assertThat(closed.out())
                    .contains("create an issue: refused (403", "Read-only")
                    .doesNotContain("secret-4712");

            server.trap(
                    ServerTraps.none().withAuthorization("Bearer secret-4712").withRights(Rights.ALL));
            FerryProcess.Result open = ferry.run("doctor", "--frozen").exits(3);
            assertThat(open.out()).contains("create an issue: went through", "NOT read-only", "it leaves a trace");

            FerryProcess.Result json = ferry.run("doctor", "--frozen", "--json").exits(3);
            assertThat(json.out()).contains("\"frozen\":false", "\"remains\":[]", "\"verdict\":\"went_through\"");
        }
    }
}
