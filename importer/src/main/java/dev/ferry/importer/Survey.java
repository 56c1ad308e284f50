package dev.ferry.importer;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ferry.archive.Archive;
import dev.ferry.archive.ConfigException;
import dev.ferry.archive.Issue;
import dev.ferry.archive.WholeFile;
import dev.ferry.mapping.StageProgress;
import dev.ferry.mapping.StopSignal;
import dev.ferry.mapping.ledger.LegacyPosition;
import dev.ferry.mapping.render.RenderContext;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What a whole archive needs. Finding that out reads all of it, so it is written to a file as far as it is known: a run
 * that is killed is gone on with, and the next one need not look again. Whatever else the needs depend on is in the key;
 * a file of another key, or one that can not be read as one, counts for nothing. For one thread.
 */
public final class Survey {
    private static final int ISSUES_BETWEEN_SAVES = 100;
    private static final int FILES_BETWEEN_SAVES = 20;
    /** Changes when the same archive would give other needs. */
    private static final int FORMAT = 1;

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path file;
    private final String key;
    private final Needs needs;
    private LegacyPosition position = LegacyPosition.START;
    /** The name of the last file that was found right. */
    private String verified = "";

    private boolean complete;
    private long seen;
    private int unsaved;

    private Survey(Path file, String key, Needs needs) {
        this.file = file;
        this.key = FORMAT + " " + key;
        this.needs = needs;
    }

    /** What an earlier run found out, or nothing yet. */
    public static Survey open(Path file, String key, RenderContext context) {
        Survey survey = new Survey(file, key, new Needs(context));
        read(file).filter(text -> text.path("key").asText().equals(survey.key)).ifPresent(survey::restore);
        return survey;
    }

    /**
     * Keeps what another look through the whole archive found, so that the next import need not look for it; the files are
     * left for that to read.
     */
    public static void keep(Path file, String key, Outlook outlook) {
        Survey survey = new Survey(file, key, outlook.needs());
        survey.position = outlook.position();
        survey.seen = outlook.issues();
        survey.save();
    }

    /**
     * Reads what was not read yet, the files too: importing looks at none, so a damaged one would be carried along unseen.
     * Empty when the run was stopped before the end; what is damaged is a DataException.
     */
    public Optional<Needs> complete(Archive archive, String stage, StageProgress progress, StopSignal stop) {
        if (!complete) {
            progress.begin(stage, archive.manifest().counts().issues());
            progress.advance(seen);
            complete = readIssues(archive, progress, stop) && readFiles(archive, stop);
            save();
        }
        return complete ? Optional.of(needs) : Optional.empty();
    }

    private boolean readIssues(Archive archive, StageProgress progress, StopSignal stop) {
        for (Issue issue : archive.issuesFrom(ArchivePlaces.after(position))) {
            if (stop.isRaised()) {
                return false;
            }
            needs.add(issue);
            position = ArchivePlaces.of(issue);
            seen++;
            progress.advance(1);
            saveNowAndThen(ISSUES_BETWEEN_SAVES);
        }
        return true;
    }

    private boolean readFiles(Archive archive, StopSignal stop) {
        return archive.verifyFiles(verified, name -> {
            verified = name;
            saveNowAndThen(FILES_BETWEEN_SAVES);
            return !stop.isRaised();
        });
    }

    private void saveNowAndThen(int between) {
        unsaved++;
        if (unsaved >= between) {
            save();
        }
    }

    private void restore(JsonNode text) {
        NeedsJson.read(text.path("needs"), needs);
        position = new LegacyPosition(text.path("position").asText());
        seen = text.path("seen").asLong();
        verified = text.path("verified").asText();
        complete = text.path("complete").asBoolean();
    }

    private static Optional<JsonNode> read(Path file) {
        try {
            return Optional.of(JSON.readTree(Files.readString(file)));
        } catch (NoSuchFileException | JsonProcessingException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new ConfigException("can not read " + file + ": " + e + "; it may be removed", e);
        }
    }

    /** Not forced to the disk: what a crash of the machine takes away is read from the archive again. */
    private void save() {
        unsaved = 0;
        ObjectNode text = JSON.createObjectNode()
                .put("key", key)
                .put("position", position.key())
                .put("seen", seen)
                .put("verified", verified)
                .put("complete", complete);
        text.set("needs", NeedsJson.write(needs));
        try {
            WholeFile.write(file, text.toString());
        } catch (IOException e) {
            throw new ConfigException(
                    "can not write " + file + ": " + e + "; see that there is room and it may be written", e);
        }
    }
}
