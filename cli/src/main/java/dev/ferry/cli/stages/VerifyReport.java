package dev.ferry.cli.stages;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import dev.ferry.archive.LegacyId;
import dev.ferry.archive.WholeFile;
import dev.ferry.mapping.ledger.ItemRow;
import dev.ferry.mapping.ledger.MigrationRecord;
import dev.ferry.transfer.verify.Difference;
import dev.ferry.transfer.verify.Kind;
import dev.ferry.transfer.verify.VerificationSummary;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Locale;

/**
 * The verification's report, written while differences are found and put in place when it is whole: a report that is
 * there is never half of one.
 */
final class VerifyReport implements AutoCloseable {
    private final WholeFile file;
    private final JsonGenerator json;
    private boolean differencesEnded;

    private VerifyReport(WholeFile file, JsonGenerator json) {
        this.file = file;
        this.json = json;
    }

    static VerifyReport begin(Path target, MigrationRecord migration) throws IOException {
        WholeFile file = WholeFile.begin(target);
        JsonGenerator json = new JsonFactory()
                .createGenerator(new BufferedOutputStream(file.out()))
                .setPrettyPrinter(new DefaultPrettyPrinter());
        json.writeStartObject();
        json.writeStringField("migration", migration.id().value());
        json.writeStringField("archive", migration.archive().hex());
        json.writeStringField("staging", migration.staging().toString());
        json.writeStringField("target", migration.target().toString());
        json.writeArrayFieldStart("differences");
        return new VerifyReport(file, json);
    }

    void add(Difference difference) {
        try {
            json.writeStartObject();
            json.writeStringField(
                    "item", difference.item().map(id -> id.value()).orElse(null));
            json.writeStringField("kind", name(difference.kind()));
            json.writeStringField("where", difference.where().orElse(null));
            json.writeStringField("field", difference.field());
            json.writeStringField("expected", difference.expected());
            json.writeStringField("actual", difference.actual());
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** After the last difference: an item that could not be compared. */
    void addNotCompared(ItemRow item) {
        try {
            endDifferences();
            json.writeStartObject();
            json.writeStringField("item", item.id().value());
            json.writeStringField("state", item.state().name().toLowerCase(Locale.ROOT));
            json.writeStringField(
                    "why",
                    item.failure()
                            .map(failure -> failure.category() + ": " + failure.detail())
                            .or(item::skipped)
                            .orElse(null));
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void endDifferences() throws IOException {
        if (!differencesEnded) {
            json.writeEndArray();
            json.writeArrayFieldStart("notCompared");
            differencesEnded = true;
        }
    }

    /** Writes the counts and puts the report in place. */
    void finish(VerificationSummary summary) throws IOException {
        endDifferences();
        json.writeEndArray();
        json.writeNumberField("notPlanned", summary.notCompared().notPlanned());
        json.writeArrayFieldStart("firstNotPlanned");
        for (LegacyId item : summary.notCompared().firstNotPlanned()) {
            json.writeString(item.value());
        }
        json.writeEndArray();
        json.writeNumberField("items", summary.items());
        json.writeNumberField("texts", summary.texts());
        json.writeNumberField("referencesLeft", summary.compared().crowded());
        json.writeObjectFieldStart("counts");
        for (Kind kind : Kind.values()) {
            json.writeNumberField(name(kind), summary.of(kind));
        }
        json.writeEndObject();
        json.writeBooleanField("clean", summary.isClean());
        json.writeBooleanField("complete", summary.notCompared().isNothing());
        json.writeEndObject();
        json.close();
        file.publish();
    }

    private static String name(Kind kind) {
        return kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
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
