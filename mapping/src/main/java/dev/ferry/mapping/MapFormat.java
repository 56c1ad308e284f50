package dev.ferry.mapping;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import java.io.IOException;
import java.io.Writer;
import java.util.Optional;

/** Writes the ID map for others: row by row, with LF ends of lines. The writer stays open. */
public enum MapFormat {
    /** RFC 4180 with the header {@code legacy_id,legacy_url,staging_number,final_number,final_url}; unknown cells are empty. */
    CSV {
        @Override
        public void write(Iterable<MapRow> rows, Writer out) throws IOException {
            out.write("legacy_id,legacy_url,staging_number,final_number,final_url\n");
            for (MapRow row : rows) {
                out.write(cell(Optional.of(row.id())) + "," + cell(row.legacyUrl()) + ","
                        + cell(row.staging().map(StagingNumber::value)) + ","
                        + cell(row.finalNumber().map(FinalNumber::value)) + "," + cell(row.finalUrl()) + "\n");
            }
            out.flush();
        }
    },
    /** An array of objects with the names of the CSV's header, one a line; unknown values are null. */
    JSON {
        @Override
        public void write(Iterable<MapRow> rows, Writer out) throws IOException {
            JsonFactory json = JsonFactory.builder()
                    .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
                    .disable(StreamWriteFeature.FLUSH_PASSED_TO_STREAM)
                    .build();
            out.write("[");
            String separator = "\n";
            for (MapRow row : rows) {
                out.write(separator);
                separator = ",\n";
                try (JsonGenerator object = json.createGenerator(out)) {
                    writeObject(row, object);
                }
            }
            out.write("\n]\n");
            out.flush();
        }
    };

    /** Writes all rows in their order. */
    public abstract void write(Iterable<MapRow> rows, Writer out) throws IOException;

    private static String cell(Optional<?> value) {
        String text = value.map(Object::toString).orElse("");
        boolean plain = text.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        return plain ? text : '"' + text.replace("\"", "\"\"") + '"';
    }

    private static void writeObject(MapRow row, JsonGenerator object) throws IOException {
        object.writeStartObject();
        object.writeStringField("legacy_id", row.id().value());
        writeText(object, "legacy_url", row.legacyUrl());
        writeNumber(object, "staging_number", row.staging().map(StagingNumber::value));
        writeNumber(object, "final_number", row.finalNumber().map(FinalNumber::value));
        writeText(object, "final_url", row.finalUrl());
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
