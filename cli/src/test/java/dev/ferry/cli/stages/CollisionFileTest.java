package dev.ferry.cli.stages;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.ferry.archive.LegacyId;
import dev.ferry.mapping.Origin;
import dev.ferry.transfer.rewrite.Collision;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
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
}
