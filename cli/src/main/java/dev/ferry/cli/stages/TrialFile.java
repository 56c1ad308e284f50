package dev.ferry.cli.stages;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ferry.archive.Archive;
import dev.ferry.archive.LegacyId;
import dev.ferry.archive.WholeFile;
import dev.ferry.cli.stages.TrialChoice.Chosen;
import dev.ferry.importer.sample.Closure.Added;
import dev.ferry.importer.sample.Sample.Pick;
import dev.ferry.importer.sample.Sample.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Which issues a trial is made of and why, as a file of the workspace. Choosing reads the whole archive, so the same command
 * on the same archive takes them from here; a file that can not be read as one counts for nothing.
 */
final class TrialFile {
    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    private final Path file;
    private final String key;

    TrialFile(Path file, String key) {
        this.file = file;
        this.key = key;
    }

    /** The ids, where the file is of the same choice. */
    Optional<List<LegacyId>> read() throws IOException {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            JsonNode text = JSON.readTree(file.toFile());
            if (!text.path("key").asText().equals(key)) {
                return Optional.empty();
            }
            List<LegacyId> ids = new ArrayList<>();
            text.path("issues")
                    .forEach(one -> ids.add(new LegacyId(one.path("id").asText())));
            text.path("closure")
                    .forEach(one -> ids.add(new LegacyId(one.path("id").asText())));
            return Optional.of(ids);
        } catch (JsonProcessingException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    void write(Archive archive, Chosen chosen) throws IOException {
        ObjectNode json = json(archive, chosen).put("key", key);
        WholeFile.write(file, JSON.writeValueAsString(json) + "\n");
    }

    /** The names are a promise to people's scripts. */
    static ObjectNode json(Archive archive, Chosen chosen) {
        ObjectNode json = JSON.createObjectNode()
                .put("archive", archive.digest().hex())
                .put("from", chosen.sample().from());
        ArrayNode issues = json.putArray("issues");
        for (Pick pick : chosen.sample().picks()) {
            ObjectNode issue = issues.addObject().put("id", pick.id().value()).put("title", pick.title());
            reasons(issue.putArray("why"), pick.why());
        }
        reasons(json.putArray("notCovered"), chosen.sample().notCovered());
        json.put("enough", chosen.sample().enough());
        ArrayNode closure = json.putArray("closure");
        for (Added one : chosen.added()) {
            closure.addObject()
                    .put("id", one.id().value())
                    .put("from", one.from().value())
                    .put("step", one.step());
        }
        return json;
    }

    private static void reasons(ArrayNode list, List<Reason> reasons) {
        reasons.forEach(reason -> list.addObject().put("what", reason.what()).put("issues", reason.issues()));
    }
}
