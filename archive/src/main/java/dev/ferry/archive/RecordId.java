package dev.ferry.archive;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.Optional;

/** The id of a record's line alone. It stands first, unless somebody's hand moved it; the rest of the line is not parsed. */
final class RecordId {
    private RecordId() {}

    /** The id; empty where the line is no object with one. Fails where the line is no JSON before it. */
    static Optional<String> of(byte[] bytes, int offset, int length) throws IOException {
        try (JsonParser parser = RecordJson.parser(bytes, offset, length)) {
            if (parser.nextToken() == JsonToken.START_OBJECT) {
                while (parser.nextToken() == JsonToken.FIELD_NAME) {
                    boolean isId = parser.currentName().equals("id");
                    JsonToken value = parser.nextToken();
                    if (isId && value == JsonToken.VALUE_STRING) {
                        return Optional.of(parser.getText());
                    }
                    parser.skipChildren();
                }
            }
            return Optional.empty();
        }
    }
}
