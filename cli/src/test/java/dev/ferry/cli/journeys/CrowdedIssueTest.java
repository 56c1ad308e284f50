package dev.ferry.cli.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ferry.cli.journeys.KillSwitch.Strike;
import dev.ferry.cli.process.EditedArchive;
import dev.ferry.cli.process.SimulatedWorkspace;
import dev.ferry.fixtures.hub.IssueView;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An issue with more messages than GitHub takes comments: all of them arrive, whatever is killed, and each is found. */
@Tag("slow")
final class CrowdedIssueTest {
    private static final int MOST = 2_500;
    private static final int FIRST = 900_000;
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private Path folder;

    @Test
    void the_last_messages_share_comments_and_every_command_finds_them() throws Exception {
        KillSwitch killSwitch = new KillSwitch();
        try (SimulatedWorkspace workspace =
                SimulatedWorkspace.make(folder, SimulatedWorkspace.usual().observer(killSwitch))) {
            workspace.ferry("export").exits(0);
            EditedArchive.pack(workspace, "crowded.zip", lines -> List.of(crowded(lines.get(0), 2_600)));
            Files.move(
                    folder.resolve("crowded.zip"), folder.resolve("archive.zip"), StandardCopyOption.REPLACE_EXISTING);
            JsonNode told =
                    JSON.readTree(workspace.ferry("doctor", "--json").exits(0).out());
            assertThat(told.path("texts").path("over2500Comments")).hasSize(1);
            assertThat(told.path("texts").path("commentsRefused")).isEmpty();

            Crossing crossing = new Crossing(workspace, killSwitch);
            crossing.run("import", List.of(new Strike(40, 0), new Strike(200, 3)));
            // The newer one has a message more: the issue is made anew.
            EditedArchive.pack(workspace, "newer.zip", lines -> List.of(crowded(lines.get(0), 2_601)));
            workspace.ferry("import", "-a", "newer.zip", "--yes").exits(0);
            crossing.run("transfer", List.of(new Strike(3, 0)));
            crossing.run("rewrite", List.of(new Strike(4, 0)));
            assertThat(crossing.kills()).isEqualTo(4);
            workspace.ferry("verify").exits(0);

            everyMessageIsThereOnce(workspace);
            List<String> map = map(workspace);
            String migration = JSON.readTree(
                            workspace.ferry("status", "--json").exits(0).out())
                    .path("migration")
                    .asText();
            for (String file : List.of("ferry.db", "ferry.db-wal", "ferry.db-shm")) {
                Files.deleteIfExists(folder.resolve(file));
            }
            workspace.ferry("recover", migration, "--archive", "newer.zip").exits(0);
            workspace.ferry("rewrite").exits(0);
            assertThat(map(workspace)).isEqualTo(map);
            workspace.ferry("verify").exits(0);
            assertThat(workspace.hub().state().violations()).isEmpty();
        }
    }

    private static void everyMessageIsThereOnce(SimulatedWorkspace workspace) {
        IssueView issue =
                workspace.hub().state().issues(SimulatedWorkspace.TARGET).get(0);
        assertThat(issue.comments()).hasSize(MOST);
        String all = String.join(
                "\n", issue.comments().stream().map(comment -> comment.body()).toList());
        int at = 0;
        for (int i = 0; i < 2_601; i++) {
            at = all.indexOf("number" + i + " ", at);
            assertThat(at).as("message %d", i).isNotNegative();
        }
        assertThat(all)
                .containsOnlyOnce(" messages are joined from here on, because GitHub takes 2,500 comments an issue.*")
                // Each names the last one, which shares a comment.
                .contains("[msg902600](" + "http")
                .doesNotContain("see msg902600");
        assertThat(issue.comments().get(MOST - 1).body()).contains("[msg902600](http");
    }

    private static List<String> map(SimulatedWorkspace workspace) {
        List<String> rows =
                workspace.ferry("map", "--comments").exits(0).out().lines().toList();
        assertThat(rows.stream().map(row -> row.split(",")[0]))
                .containsAll(IntStream.range(FIRST, FIRST + 2_601)
                        .mapToObj(Integer::toString)
                        .toList());
        assertThat(rows.stream().skip(1)).allMatch(row -> row.contains("/issues/"));
        return rows;
    }

    /** The issue with so many messages more. */
    private static String crowded(String line, int count) {
        try {
            ObjectNode issue = (ObjectNode) JSON.readTree(line);
            ArrayNode messages = (ArrayNode) issue.path("messages");
            ObjectNode one = (ObjectNode) messages.get(0);
            while (messages.size() > 1
                    && messages.get(messages.size() - 1).path("id").asInt() >= FIRST) {
                messages.remove(messages.size() - 1);
            }
            for (int i = 0; i < count; i++) {
                ObjectNode copy = one.deepCopy().put("id", String.valueOf(FIRST + i));
                copy.putArray("files");
                ((ObjectNode) copy.path("body")).put("text", "number" + i + " see msg902600" + " word".repeat(60));
                messages.add(copy);
            }
            return issue.toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
