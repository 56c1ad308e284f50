package dev.ferry.mapping.formats;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import dev.ferry.mapping.MapRow;
import dev.ferry.mapping.MappedIssue;
import dev.ferry.mapping.MappedMessage;
import java.io.IOException;
import java.io.Writer;
import java.util.Optional;

/**
 * An array of objects, one a line, with the names of the CSV's header; unknown values are null. Scripts rely on the names and
 * their order.
 */
final class JsonMap {
    private static final JsonFactory JSON = JsonFactory.builder()
            .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
            .disable(StreamWriteFeature.FLUSH_PASSED_TO_STREAM)
            .build();

    private JsonMap() {}

    static void write(MapContent content, Writer out) throws IOException {
        out.write("[");
        String separator = "\n";
        for (MappedIssue issue : content.issues()) {
            out.write(separator);
            separator = ",\n";
            try (JsonGenerator object = JSON.createGenerator(out)) {
                write(issue, content.comments(), object);
            }
        }
        out.write("\n]\n");
    }

    private static void write(MappedIssue issue, boolean comments, JsonGenerator object) throws IOException {
        MapRow row = issue.row();
        object.writeStartObject();
        object.writeStringField("legacy_id", row.id().value());
        writeText(object, "legacy_url", row.legacyUrl());
        writeNumber(object, "staging_number", row.staging().map(number -> number.value()));
        writeNumber(object, "final_number", row.finalNumber().map(number -> number.value()));
        writeText(object, "final_url", row.finalUrl());
        if (comments) {
            object.writeArrayFieldStart("messages");
            for (MappedMessage message : issue.messages()) {
                object.writeStartObject();
                object.writeStringField("message_id", message.id().value());
                writeText(object, "final_url", message.url());
                object.writeEndObject();
            }
            object.writeEndArray();
        }
        object.writeEndObject();
    }

    private static void writeText(JsonGenerator object, String name, Optional<?> value) throws IOException {
        object.writeFieldName(name);
        if (value.isPresent()) {
            object.writeString(value.get().toString());
        } else {
            object.writeNull();
        }
    }

    private static void writeNumber(JsonGenerator object, String name, Optional<Integer> value) throws IOException {
        object.writeFieldName(name);
        if (value.isPresent()) {
            object.writeNumber(value.get());
        } else {
            object.writeNull();
        }
    }
}
