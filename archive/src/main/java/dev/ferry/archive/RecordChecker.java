package dev.ferry.archive;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Optional;

/** Checks one JSON value against its schema and then as a record: every violation, not just the first. */
final class RecordChecker<T> {
    private static final ObjectReader TREES = RecordJson.checkingReader(JsonNode.class);

    private final Class<T> type;
    private final Complaint complaint;
    private final JsonSchema schema;

    private RecordChecker(Class<T> type, String noun, String resource) {
        this.complaint = new Complaint(noun);
        this.type = type;
        this.schema = schema(resource);
    }

    static RecordChecker<Issue> issues() {
        return new RecordChecker<>(Issue.class, "issue", "issue-1.schema.json");
    }

    static RecordChecker<User> users() {
        return new RecordChecker<>(User.class, "user", "user-1.schema.json");
    }

    static RecordChecker<Manifest> manifests() {
        return new RecordChecker<>(Manifest.class, "", "manifest-1.schema.json");
    }

    private static JsonSchema schema(String resource) {
        try (InputStream in = RecordChecker.class.getResourceAsStream("schema/" + resource)) {
            if (in == null) {
                throw new IllegalStateException("resource " + resource + " is missing");
            }
            return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                    .getSchema(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The record, if nothing is wrong with it; else findings are added. Line 0 stands for the whole entry. */
    Optional<T> check(String entry, long line, byte[] json, int offset, int length, Findings findings) {
        try {
            JsonNode tree = TREES.readValue(json, offset, length);
            boolean valid = true;
            for (ValidationMessage message : schema.validate(tree)) {
                findings.add(finding(entry, line, complaint.of(tree, message)));
                valid = false;
            }
            return valid ? Optional.of(type.cast(RecordJson.checkingReader(type).readValue(tree))) : Optional.empty();
        } catch (JsonProcessingException e) {
            long place =
                    line > 0 || e.getLocation() == null ? line : e.getLocation().getLineNr();
            findings.add(finding(entry, place, complaint.of(json, offset, length, e)));
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Finding finding(String entry, long line, String message) {
        return line > 0 ? Finding.error(entry, line, message) : Finding.error(entry, message);
    }
}
