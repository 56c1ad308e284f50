package dev.ferry.cli.stages;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import dev.ferry.archive.LegacyId;
import dev.ferry.archive.WholeFile;
import dev.ferry.mapping.ledger.MigrationRecord;
import dev.ferry.mapping.references.ReferenceKind;
import dev.ferry.transfer.rewrite.CrowdedReference;
import dev.ferry.transfer.rewrite.RewriteFigures;
import dev.ferry.transfer.rewrite.RewriteSummary;
import dev.ferry.transfer.rewrite.StagingLeft;
import dev.ferry.transfer.rewrite.UnknownReference;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * The rewrite's report: which references no map knows, which found no room in their texts, where the staging repository's
 * name stays. Written while they are found, put in place when it is whole.
 */
final class RewriteReport implements AutoCloseable {
    private static final int MOST_EXAMPLES = 5;
    /** What keeps GitHub from making a link of an old reference, and no reader sees. */
    private static final String INVISIBLE = "<!-- -->";

    private final WholeFile file;
    private final JsonGenerator json;
    private final Set<String> examples = new LinkedHashSet<>();
    /** Kept, for the file has the unknown ones first. Few: only a text near GitHub's limit has any. */
    private final List<CrowdedReference> crowded = new ArrayList<>();

    /** Kept for the same reason. Few: what people wrote while they looked at staging. */
    private final List<StagingLeft> staging = new ArrayList<>();

    private long count;

    private RewriteReport(WholeFile file, JsonGenerator json) {
        this.file = file;
        this.json = json;
    }

    static RewriteReport begin(Path target, MigrationRecord migration, boolean plan) throws IOException {
        WholeFile file = WholeFile.begin(target);
        JsonGenerator json = new JsonFactory()
                .createGenerator(new BufferedOutputStream(file.out()))
                .setPrettyPrinter(new DefaultPrettyPrinter());
        json.writeStartObject();
        json.writeStringField("migration", migration.id().value());
        json.writeStringField("target", migration.target().toString());
        json.writeBooleanField("plan", plan);
        json.writeArrayFieldStart("unknown");
        return new RewriteReport(file, json);
    }

    void add(UnknownReference unknown) {
        String reference = unknown.reference().replace(INVISIBLE, "");
        count++;
        if (examples.size() < MOST_EXAMPLES) {
            examples.add(reference);
        }
        try {
            json.writeStartObject();
            place(unknown.item(), unknown.url(), reference);
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void add(CrowdedReference reference) {
        crowded.add(reference);
    }

    void add(StagingLeft left) {
        staging.add(left);
    }

    /** Where the staging repository's name stays. */
    List<StagingLeft> staging() {
        return List.copyOf(staging);
    }

    private void place(LegacyId item, URI where, String reference) throws IOException {
        json.writeStringField("item", item.value());
        json.writeStringField("where", where.toString());
        json.writeStringField("reference", reference);
    }

    long count() {
        return count;
    }

    /** How many references found no room in their texts. */
    long crowded() {
        return crowded.stream().mapToLong(CrowdedReference::times).sum();
    }

    /** The texts that had no room for all their references, the first few. */
    List<URI> crowdedTexts() {
        return crowded.stream()
                .map(CrowdedReference::url)
                .distinct()
                .limit(MOST_EXAMPLES)
                .toList();
    }

    /** The first few, in the old tracker's spelling. */
    Set<String> examples() {
        return examples;
    }

    Path target() {
        return file.target();
    }

    /** Writes the counts and puts the report in place; {@code whole} says that it tells of all issues. */
    void finish(RewriteSummary summary, boolean whole) throws IOException {
        json.writeEndArray();
        json.writeArrayFieldStart("noRoom");
        for (CrowdedReference reference : crowded) {
            json.writeStartObject();
            place(reference.item(), reference.url(), reference.reference().replace(INVISIBLE, ""));
            json.writeNumberField("times", reference.times());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeArrayFieldStart("stagingLeft");
        for (StagingLeft left : staging) {
            json.writeStartObject();
            place(left.item(), left.url(), left.reference());
            json.writeStringField("in", left.where().name().toLowerCase(Locale.ROOT));
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeNumberField("issues", summary.issues());
        json.writeNumberField("edits", summary.edits());
        json.writeNumberField("editedIssues", summary.edited());
        RewriteFigures figures = summary.figures();
        json.writeNumberField("bodies", figures.bodies());
        json.writeNumberField("comments", figures.comments());
        json.writeObjectFieldStart("references");
        for (ReferenceKind kind : ReferenceKind.values()) {
            json.writeNumberField(kind.name().toLowerCase(Locale.ROOT), figures.references(kind));
        }
        json.writeEndObject();
        json.writeNumberField("newMentions", figures.newMentions());
        json.writeBooleanField("whole", whole);
        json.writeEndObject();
        json.close();
        file.publish();
    }

    @Override
    public void close() throws IOException {
        try {
            json.close();
        } finally {
            file.close();
        }
    }
}
