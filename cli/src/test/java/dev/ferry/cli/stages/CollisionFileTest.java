package dev.ferry.cli.stages;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.ferry.archive.LegacyId;
import dev.ferry.cli.terminal.Console;
import dev.ferry.mapping.Origin;
import dev.ferry.transfer.rewrite.Collision;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CollisionFileTest {
    @TempDir
    Path folder;

    @Test
    void both_texts_are_kept_and_a_later_run_adds_to_them() throws IOException {
        Path path = folder.resolve("collisions.jsonl");
        LegacyId item = new LegacyId("12");
        Collision collision = new Collision(
                item,
                Origin.of(item),
                URI.create("https://github.com/example/project/issues/3"),
                Optional.of("reader"),
                Instant.parse("2026-03-01T12:00:00Z"),
                Optional.of("Their words,\nin two lines."),
                Optional.of("Ours: #4."));

        new CollisionFile(path).add(collision);
        new CollisionFile(path).add(collision);

        List<String> lines = Files.readAllLines(path);
        assertThat(lines).hasSize(2);
        JsonNode json = new ObjectMapper().readTree(lines.get(1));
        assertThat(json.path("item").asText()).isEqualTo("12");
        assertThat(json.path("theirs").asText()).isEqualTo("Their words,\nin two lines.");
        assertThat(json.path("ours").asText()).isEqualTo("Ours: #4.");
        assertThat(json.path("editor").asText()).isEqualTo("reader");
        assertThat(json.path("where").asText()).endsWith("/issues/3");
    }

    @Test
    void replaced_words_are_a_result_of_the_run_and_not_a_remark() {
        CollisionFile file = new CollisionFile(Path.of("collisions.jsonl"));
        ByteArrayOutputStream results = new ByteArrayOutputStream();
        ByteArrayOutputStream remarks = new ByteArrayOutputStream();
        Console console = Console.of(stream(results), stream(remarks), Map.of(), Map.of());

        file.tell(console, 0);
        assertThat(results.toString(StandardCharsets.UTF_8)).isEmpty();
        file.tell(console, 1);
        file.tell(console, 2);

        assertThat(results.toString(StandardCharsets.UTF_8).lines())
                .containsExactly(
                        "1 text somebody edited between reading and writing; what they wrote was replaced. Both texts:"
                                + " collisions.jsonl",
                        "2 texts somebody edited between reading and writing; what they wrote was replaced. Both texts:"
                                + " collisions.jsonl");
        assertThat(remarks.toString(StandardCharsets.UTF_8)).isEmpty();
    }

    private static PrintStream stream(ByteArrayOutputStream bytes) {
        return new PrintStream(bytes, true, StandardCharsets.UTF_8);
    }
}
