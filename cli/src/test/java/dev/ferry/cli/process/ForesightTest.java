package dev.ferry.cli.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.ferry.fixtures.hub.HubState;
import dev.ferry.fixtures.hub.model.Permission;
import dev.ferry.fixtures.hub.notice.Notification;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the doctor foresees is what happens: requests stage by stage, whom it notifies, and what is refused. */
@Tag("slow")
final class ForesightTest {
    /** Looks at what is under way come when they come. */
    private static final Offset<Long> TOLERANCE = within(10L);

    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private Path folder;

    private static JsonNode doctor(SimulatedWorkspace workspace, int exit) throws IOException {
        return JSON.readTree(workspace.ferry("doctor", "--json").exits(exit).out());
    }

    @Test
    void requests_writes_and_notifications_come_out_as_foreseen() throws IOException {
        try (SimulatedWorkspace workspace =
                SimulatedWorkspace.make(folder, SimulatedWorkspace.usual().person("ada-gh", Permission.PUSH))) {
            Files.writeString(folder.resolve("users.csv"), "legacy,github\nada,ada-gh\nbruno-t,bruno-gh\nemile,\n");
            workspace.configure("preset: bpo", "preset: bpo, users: users.csv, mentions: live");
            workspace.ferry("export").exits(0);
            JsonNode foreseen = doctor(workspace, 0);
            HubState hub = workspace.hub().state();
            for (String stage : List.of("import", "transfer", "rewrite")) {
                long before = hub.requestCount();
                workspace.ferry(stage).exits(0);
                assertThat(foreseen.path("expected")
                                .path(stage)
                                .path("requests")
                                .asLong())
                        .as(stage + "; it made " + hub.requests())
                        .isCloseTo(hub.requestCount() - before, TOLERANCE);
            }
            assertThat(workspace.ferry("status", "--json").exits(0).out()).contains("\"failed\":0");
            assertThat(mentioned(hub))
                    .as("whom the transfer told")
                    .isNotEmpty()
                    .isEqualTo(JSON.convertValue(foreseen.path("texts").path("mentioned"), TreeMap.class));
        }
    }

    @Test
    void by_plain_issues_the_requests_are_foreseen_and_who_watches_is_warned_of() throws IOException {
        try (SimulatedWorkspace workspace =
                SimulatedWorkspace.make(folder, SimulatedWorkspace.usual().withoutImportApi())) {
            workspace.ferry("export").exits(0);
            JsonNode foreseen = doctor(workspace, 0);
            assertThat(foreseen.path("server").path("driver").asText()).isEqualTo("rest");
            assertThat(foreseen.path("findings"))
                    .filteredOn(finding -> finding.path("check").asText().equals("notifications"))
                    .singleElement()
                    .satisfies(finding ->
                            assertThat(finding.path("severity").asText()).isEqualTo("warning"));
            HubState hub = workspace.hub().state();
            long before = hub.requestCount();
            workspace.ferry("import").exits(0);
            assertThat(foreseen.path("expected").path("import").path("requests").asLong())
                    .as("it made " + hub.requests())
                    .isCloseTo(hub.requestCount() - before, TOLERANCE);
        }
    }

    @Test
    void two_tokens_halve_the_time_and_one_that_is_refused_is_named() throws IOException {
        try (SimulatedWorkspace workspace = SimulatedWorkspace.make(
                folder,
                SimulatedWorkspace.usual()
                        .tokenEnds("other-planted-token", "repo", Instant.now().plus(Duration.ofHours(2))))) {
            workspace.configure("mapping:", "limits: { writes-per-minute: 2 }\nmapping:");
            workspace.ferry("export").exits(0);
            long alone = seconds(doctor(workspace, 0));
            workspace.configure(
                    "token: \"${FERRY_TEST_TOKEN}\"", "tokens: [\"${FERRY_TEST_TOKEN}\", \"${OTHER_TOKEN}\"]");
            workspace.hub().grant("other-planted-token", "second-bot", Permission.ADMIN);
            FerryProcess process = workspace.process().with("OTHER_TOKEN", "other-planted-token");

            JsonNode both =
                    JSON.readTree(process.run("doctor", "--json").exits(0).out());

            assertThat(both.path("server").path("tokens").asInt()).isEqualTo(2);
            assertThat(seconds(both)).isPositive().isCloseTo(alone / 2, within(2L));
            assertThat(both.path("findings").toString()).contains("second-bot", "the token expires at ");

            workspace.hub().revoke("other-planted-token");
            JsonNode one =
                    JSON.readTree(process.run("doctor", "--json").exits(0).out());
            assertThat(seconds(one)).isEqualTo(alone);
            assertThat(one.path("findings").toString()).contains("1 of the tokens is refused");
        }
    }

    private static long seconds(JsonNode told) {
        return told.path("expected").path("import").path("seconds").asLong();
    }

    private static Map<String, Integer> mentioned(HubState hub) {
        Map<String, Integer> told = new TreeMap<>();
        hub.notifications().stream()
                .filter(one -> one.reason() == Notification.Reason.MENTION)
                .forEach(one -> told.merge(one.login(), 1, Integer::sum));
        return told;
    }

    @Test
    void neutral_mentions_notify_nobody_and_the_rendered_texts_prove_it() throws IOException {
        try (SimulatedWorkspace workspace = SimulatedWorkspace.make(folder)) {
            workspace.ferry("export").exits(0);
            JsonNode texts = doctor(workspace, 0).path("texts");
            assertThat(texts.path("mentions").asText()).isEqualTo("neutral");
            assertThat(texts.path("notifications").asLong()).isZero();
            // What the import would have to look for is known already.
            assertThat(folder.resolve("import-survey.json")).exists();
            workspace.ferry("import").exits(0);
            workspace.ferry("transfer").exits(0);
            assertThat(workspace.hub().state().notifications()).isEmpty();
        }
    }
}
