package dev.ferry.cli.process;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.ferry.fixtures.hub.SimulatedGitHub;
import dev.ferry.fixtures.hub.SimulatedGitHubBuilder;
import dev.ferry.fixtures.hub.limits.LimitRules;
import dev.ferry.fixtures.hub.model.Permission;
import dev.ferry.fixtures.hub.model.Repository.RepositoryFlags;
import dev.ferry.mapping.ledger.Ledger;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The doctor finds everything at once, says what to do, and changes nothing. */
@Tag("slow")
final class DoctorTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private Path folder;

    private static Instant now() {
        return Clock.systemUTC().instant();
    }

    @Test
    void a_workspace_that_is_ready_is_told_so() throws IOException {
        try (SimulatedWorkspace workspace = SimulatedWorkspace.make(folder)) {
            assertThat(workspace.ferry("doctor").exits(0).out())
                    .contains("warning: " + folder.resolve("archive.zip")
                            + ": it is not there yet; write it with `ferry export`")
                    .contains(
                            "note: target " + SimulatedWorkspace.TARGET + ": whoever watches it may get a mail for each"
                                    + " issue that a transfer moves there; tell them before, and how to stop watching")
                    .contains("Ready: nothing stands in the way (1 warning). Next: `ferry export`");
            workspace.ferry("export").exits(0);
            assertThat(workspace.ferry("doctor").exits(0).out())
                    .contains("2 issues assigned to 2 legacy logins that it does not name (ada, emile)")
                    .contains("Next: `ferry import`");
            Files.writeString(folder.resolve("users.csv"), "legacy,github\nada,ferry-bot\nemile,\n");
            workspace.configure("preset: bpo", "preset: bpo, users: users.csv");
            JsonNode told =
                    JSON.readTree(workspace.ferry("doctor", "--json").exits(0).out());
            assertThat(told.path("ready").asBoolean()).isTrue();
            assertThat(told.path("findings")).singleElement().satisfies(finding -> {
                assertThat(finding.path("severity").asText()).isEqualTo("note");
                assertThat(finding.path("check").asText()).isEqualTo("watchers");
            });
            JsonNode report = JSON.readTree(folder.resolve("doctor-report.json").toFile());
            assertThat((Object) report).isEqualTo(told);
            assertThat(workspace.hub().state().requests().keySet())
                    .as("it only reads")
                    .isNotEmpty()
                    .allMatch(route -> route.startsWith("GET "));
            assertThat(folder.resolve("ferry.db")).doesNotExist();
        }
    }

    @Test
    void everything_that_is_wrong_is_told_at_once() throws IOException {
        SimulatedGitHubBuilder hub = SimulatedGitHub.builder()
                .privateRepository(SimulatedWorkspace.STAGING)
                .repository(SimulatedWorkspace.TARGET)
                .token(SimulatedWorkspace.TOKEN, "ferry-bot", Permission.ADMIN)
                .tokenEnds(SimulatedWorkspace.TOKEN, "gist, public_repo", now().plus(Duration.ofMinutes(5)))
                .clock(Clock.offset(Clock.systemUTC(), Duration.ofMinutes(-10)));
        try (SimulatedWorkspace workspace = SimulatedWorkspace.make(folder, hub)) {
            workspace.ferry("export").exits(0);
            Files.writeString(folder.resolve("labels.yaml"), """
                    labels:
                      - { property: components, value: '*', label: '%s {value}' }
                      - { property: type, value: behavior, label: kind }
                      - { property: type, value: '*', label: Kind }
                    """.formatted("x".repeat(45)));
            Files.writeString(folder.resolve("users.csv"), "legacy,github\nada,ada-gh\nbruno,bruno-t\n");
            workspace.configure("preset: bpo", "preset: bpo, labels: labels.yaml, users: users.csv, mentions: live");
            workspace.configure("reconcile:", "limits: { writes-per-minute: 1 }\nreconcile:");
            workspace.configure("tracker/db/db", "tracker/db/nowhere");
            workspace.hub().hands().openIssue(SimulatedWorkspace.STAGING, "stranger", "Hello", "There");
            workspace.hub().hands().set(SimulatedWorkspace.TARGET, new RepositoryFlags(false, true, false));
            String told = workspace.ferry("doctor").exits(3).out();
            assertThat(told)
                    .contains("tracker/db/nowhere")
                    .containsPattern("error: bpo-\\d+: label 'x+ .*' has \\d+ characters, GitHub takes 50; shorten it")
                    .contains("warning: label 'kind': it is also spelt 'Kind'")
                    .contains("warning: ferry.yaml: 2 people would be notified by ", "@ada-gh ", "mentions: neutral")
                    .contains("warning: users.csv: 1 issue assigned to 1 legacy login that it does not name (emile)")
                    .contains("example/project: 1 person (ada-gh) can not be assigned there: left out")
                    .contains("error: target " + SimulatedWorkspace.TARGET + ": it is archived")
                    .contains("error: target " + SimulatedWorkspace.TARGET + ": issues are switched off")
                    .contains("from a private to a public repository")
                    .contains("error: ferry-bot: the token's scopes (gist, public_repo) give no access to private")
                    .contains("error: ferry-bot: the token expires at ", ", before the import's end at about ")
                    .contains(
                            "warning: this machine's clock: it is 10 min ",
                            " ahead of the server's, so waits come out wrong")
                    .contains("warning: staging " + SimulatedWorkspace.STAGING
                            + ": it is not empty: the newest issue or pull request is #1")
                    .contains("errors (", "mend them, then run `ferry doctor` again.");
            // An import is refused for the same, before it writes anything.
            workspace.ferry("import").exits(5).says("archived", "issues are switched off", "private");
            workspace.hub().hands().set(SimulatedWorkspace.TARGET, new RepositoryFlags(true, false, true));
            workspace.ferry("import").exits(3).says("characters, GitHub takes 50; shorten it");
            assertThat(workspace.hub().state().requests().keySet()).allMatch(route -> route.startsWith("GET "));
        }
    }

    @Test
    void a_quota_that_is_nearly_used_up_is_told_instead_of_waited_for() throws IOException {
        LimitRules few = new LimitRules(4, 0, 0, LimitRules.none().style(), Duration.ZERO);
        try (SimulatedWorkspace workspace =
                SimulatedWorkspace.make(folder, SimulatedWorkspace.usual().limits(few))) {
            assertThat(workspace.ferry("doctor").exits(5).out())
                    .contains("error: the token: only 4 of its 4 requests an hour are left", "look again after ");
        }
    }

    @Test
    void one_token_without_quota_stops_nothing_while_another_has_some() throws Exception {
        String other = "other-planted-token";
        LimitRules some = new LimitRules(60, 0, 0, LimitRules.none().style(), Duration.ZERO);
        try (SimulatedWorkspace workspace = SimulatedWorkspace.make(
                folder,
                SimulatedWorkspace.usual()
                        .token(other, "second-bot", Permission.ADMIN)
                        .limits(some))) {
            workspace.configure(
                    "token: \"${FERRY_TEST_TOKEN}\"", "tokens: [\"${FERRY_TEST_TOKEN}\", \"${OTHER_TOKEN}\"]");
            FerryProcess process = workspace.process().with("OTHER_TOKEN", other);
            use(workspace, SimulatedWorkspace.TOKEN, 60);

            JsonNode told =
                    JSON.readTree(process.run("doctor", "--json").exits(0).out());

            assertThat(told.path("server").path("tokens").asInt()).isEqualTo(1);
            assertThat(told.path("server").path("tokensWaiting").asInt()).isEqualTo(1);
            assertThat(told.path("server").path("login").asText()).isEqualTo("second-bot");
            assertThat(told.path("findings").toString()).contains("1 of the tokens has to wait");

            use(workspace, other, 60);
            assertThat(process.run("doctor").exits(5).out())
                    .contains(
                            "error: the tokens: only ",
                            " an hour are left to the one that has most",
                            "look again after ");
        }
    }

    /** Somebody else's requests with the same token. */
    private static void use(SimulatedWorkspace workspace, String token, int requests) throws Exception {
        HttpClient client = HttpClient.newHttpClient();
        HttpRequest request = HttpRequest.newBuilder(URI.create(workspace.hub().api() + "/user"))
                .header("Authorization", "Bearer " + token)
                .build();
        for (int i = 0; i < requests; i++) {
            client.send(request, HttpResponse.BodyHandlers.discarding());
        }
    }

    @Test
    void another_command_at_work_and_another_staging_are_told_as_the_import_would() throws IOException {
        try (SimulatedWorkspace workspace =
                SimulatedWorkspace.make(folder, SimulatedWorkspace.usual().repository("example/other-staging"))) {
            workspace.ferry("export").exits(0);
            workspace.ferry("import", "--limit", "2").exits(0);
            assertThat(workspace.ferry("doctor").exits(0).out())
                    .contains("last stage import: 2 imported")
                    .doesNotContain("not empty");
            workspace.configure("example/issues-staging", "example/other-staging");
            assertThat(workspace.ferry("doctor").exits(3).out())
                    .contains("error: ferry.yaml: it names example/other-staging as staging, migration ");
            workspace.ferry("import").exits(3).says("example/other-staging");
            workspace.ferry("doctor", "--staging", "example/issues-staging").exits(0);
            workspace.configure("example/other-staging", "example/issues-staging");
            try (Ledger held = Ledger.open(folder.resolve("ferry.db"), "ferry import", Clock.systemUTC())) {
                assertThat(held).isNotNull();
                assertThat(workspace.ferry("doctor").exits(3).out())
                        .contains(
                                "error: " + folder.resolve("ferry.db") + ": the workspace is locked by `ferry import`");
                workspace.ferry("import").exits(3).says("locked by `ferry import`");
            }
        }
    }

    @Test
    void a_delta_and_a_damaged_archive_are_refused_as_the_import_would() throws IOException {
        try (SimulatedWorkspace workspace = SimulatedWorkspace.make(folder)) {
            workspace.ferry("export", "-a", "base.zip").exits(0);
            workspace.ferry("export", "--base", "base.zip", "-a", "archive.zip").exits(0);
            assertThat(workspace.ferry("doctor").exits(4).out()).contains("archive.zip: it is a delta", "import that");
            workspace.ferry("import").exits(4).says("is a delta");
            byte[] bytes = Files.readAllBytes(folder.resolve("base.zip"));
            for (int i = bytes.length / 3; i < bytes.length / 3 + 200; i++) {
                bytes[i] ^= 0x55;
            }
            Files.write(folder.resolve("archive.zip"), bytes);
            assertThat(workspace.ferry("doctor").exits(4).out())
                    .contains("error: " + folder.resolve("archive.zip"), "`ferry archive validate` lists all");
            workspace.ferry("import").exits(4);
        }
    }

    @Test
    void a_wrong_token_is_one_finding_among_others() throws IOException {
        try (SimulatedWorkspace workspace = SimulatedWorkspace.make(folder)) {
            workspace.hub().revoke(SimulatedWorkspace.TOKEN);
            assertThat(workspace.ferry("doctor").exits(5).out())
                    .contains("error: ", "401", "give a valid token", "archive.zip: it is not there yet")
                    .doesNotContain(SimulatedWorkspace.TOKEN);
        }
    }
}
