package dev.ferry.cli.stages;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import dev.ferry.mapping.ledger.MigrationRecord;
import dev.ferry.transfer.rewrite.RewriteSummary;
import dev.ferry.transfer.rewrite.UnknownReference;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashSet;
import java.util.Set;

/** The rewrite's report: which references no map knows, and where they stand. Written while they are found, put in place when it is whole. */
final class RewriteReport implements AutoCloseable {
    private static final int MOST_EXAMPLES = 5;
    /** What keeps GitHub from making a link of an old reference, and no reader sees. */
    private static final String INVISIBLE = "<!-- -->";

    private final Path target;
    private final Path part;
    private final JsonGenerator json;
    private final Set<String> examples = new LinkedHashSet<>();
    private long count;

    private RewriteReport(Path target, Path part, JsonGenerator json) {
        this.target = target;
        this.part = part;
        this.json = json;
    }

    static RewriteReport begin(Path target, MigrationRecord migration, boolean plan) throws IOException {
        Path part = target.resolveSibling(target.getFileName() + ".part");
        JsonGenerator json = new JsonFactory()
                .createGenerator(new BufferedOutputStream(Files.newOutputStream(part)))
                .setPrettyPrinter(new DefaultPrettyPrinter());
        json.writeStartObject();
        json.writeStringField("migration", migration.id().value());
        json.writeStringField("target", migration.target().toString());
        json.writeBooleanField("plan", plan);
        json.writeArrayFieldStart("unknown");
        return new RewriteReport(target, part, json);
    }

    void add(UnknownReference unknown) {
        String reference = unknown.reference().replace(INVISIBLE, "");
        count++;
        if (examples.size() < MOST_EXAMPLES) {
            examples.add(reference);
        }
        try {
            json.writeStartObject();
            json.writeStringField("item", unknown.item().value());
            json.writeStringField("where", unknown.url().toString());
            json.writeStringField("reference", reference);
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    long count() {
        return count;
    }

    /** The first few, in the old tracker's spelling. */
    Set<String> examples() {
        return examples;
    }

    Path target() {
        return target;
    }

    /** Writes the counts and puts the report in place. */
    void finish(RewriteSummary summary) throws IOException {
        json.writeEndArray();
        json.writeNumberField("issues", summary.issues());
        json.writeNumberField("edits", summary.edits());
        json.writeEndObject();
        json.close();
        Files.move(part, target, StandardCopyOption.REPLACE_EXISTING);
    }

    @Override
    public void close() throws IOException {
        json.close();
        Files.deleteIfExists(part);
    }
}
