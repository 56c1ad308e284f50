package dev.ferry.mapping.formats;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import dev.ferry.archive.DataException;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** Reads what {@link JsonMap} writes, an object at a time. */
final class JsonMapSource {
    private static final JsonFactory JSON = new JsonFactory();

    private final Path file;
    private final JsonParser parser;
    private final MapFileReader into;

    private JsonMapSource(Path file, JsonParser parser, MapFileReader into) {
        this.file = file;
        this.parser = parser;
        this.into = into;
    }

    static void read(Path file, Reader in, MapFileReader into) throws IOException {
        try (JsonParser parser = JSON.createParser(in)) {
            new JsonMapSource(file, parser, into).readAll();
        } catch (JsonProcessingException e) {
            throw new DataException(
                    file + ", line "
                            + (e.getLocation() == null ? 0 : e.getLocation().getLineNr())
                            + ": this is no JSON, or its end is missing; write it anew with `ferry map`",
                    e);
        }
    }

    private void readAll() throws IOException {
        parser.nextToken();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            MapFileReader.Place place = place();
            if (parser.currentToken() != JsonToken.START_OBJECT) {
                throw place.refuses("no object of an issue");
            }
            into.issue(place, object(place));
        }
        if (parser.nextToken() != null) {
            throw place().refuses("something follows the end of the list");
        }
    }

    private Map<String, String> object(MapFileReader.Place place) throws IOException {
        Map<String, String> values = new HashMap<>();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            JsonToken token = parser.nextToken();
            if (name.equals("messages") && token == JsonToken.START_ARRAY) {
                while (parser.nextToken() == JsonToken.START_OBJECT) {
                    into.message(place(), object(place));
                }
            } else if (token.isStructStart()) {
                parser.skipChildren();
            } else if (token != JsonToken.VALUE_NULL) {
                values.put(name, parser.getText());
            }
        }
        return values;
    }

    private MapFileReader.Place place() {
        return new MapFileReader.Place(file, parser.currentTokenLocation().getLineNr());
    }
}
