package dev.ferry.cli.stages;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ferry.archive.WholeFile;
import dev.ferry.cli.terminal.Console;
import dev.ferry.mapping.MapRow;
import dev.ferry.mapping.ledger.LeftRow;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Issues that the newer archive has otherwise, or lacks, and that stay as they are: all of them in a file, the first of them
 * on the screen. It is told once for each archive that there are some, and again when they become more; Ferry can do nothing
 * about them.
 */
final class LeftBehind {
    private static final String TOLD = "import.left-behind-told";
    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    private final Crossing crossing;

    LeftBehind(Crossing crossing) {
        this.crossing = crossing;
    }

    /** Writes the file; returns whether there is something in it that was not told before. */
    boolean tell() throws IOException {
        List<LeftRow> left = crossing.ledger().view().newerArchive().leftBehind();
        Path file = crossing.session().workspace().leftBehind();
        if (left.isEmpty()) {
            if (isOurs(file)) {
                Files.delete(file);
            }
            return false;
        }
        WholeFile.write(file, json(left) + "\n");
        Console console = crossing.session().console();
        console.say(InTheWay.named(left.stream().map(row -> row.item().id()).toList())
                + " otherwise in the tracker and not touched, because their transfer was begun or somebody moved them: "
                + file.getFileName()
                + " names them all. Edit them by hand on GitHub; `ferry archive diff OLD NEW` shows what changed");
        String digest = crossing.archive().digest().hex() + " ";
        boolean told = crossing.ledger()
                .view()
                .note(TOLD)
                .filter(note -> note.startsWith(digest))
                .filter(note -> Integer.parseInt(note.substring(digest.length())) >= left.size())
                .isPresent();
        if (told) {
            return false;
        }
        crossing.ledger().putNote(TOLD, digest + left.size());
        return true;
    }

    /** Another migration of the workspace may have written it. */
    private boolean isOurs(Path file) throws IOException {
        return Files.exists(file)
                && Files.readString(file).contains(crossing.record().id().value());
    }

    private String json(List<LeftRow> left) throws IOException {
        ObjectNode json = JSON.createObjectNode()
                .put("migration", crossing.record().id().value())
                .put("archive", crossing.archive().digest().hex());
        ArrayNode issues = json.putArray("issues");
        for (LeftRow row : left) {
            MapRow numbers = row.item().mapRow();
            ObjectNode issue = issues.addObject()
                    .put("id", row.item().id().value())
                    .put("state", row.item().state().name())
                    .put("why", row.why());
            numbers.staging().ifPresent(number -> issue.put("staging", number.value()));
            numbers.finalUrl().ifPresent(url -> issue.put("url", url.toString()));
        }
        return JSON.writeValueAsString(json);
    }
}
