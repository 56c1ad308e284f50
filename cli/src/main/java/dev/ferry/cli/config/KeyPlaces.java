package dev.ferry.cli.config;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Where each key of a file stands, by its path such as {@code github.token}. Jackson reports an unknown key only after it
 * has read the whole object, and then names the place where the object ends.
 */
final class KeyPlaces {
    private final Map<String, JsonLocation> places = new HashMap<>();

    private KeyPlaces() {}

    /** Reads as far as the text is well-formed; a text that is not has no more places, and is refused elsewhere. */
    static KeyPlaces of(JsonFactory factory, String text) {
        KeyPlaces found = new KeyPlaces();
        try (JsonParser parser = factory.createParser(text)) {
            JsonToken token = parser.nextToken();
            while (token != null) {
                if (token == JsonToken.FIELD_NAME) {
                    found.places.putIfAbsent(path(parser), parser.currentTokenLocation());
                }
                token = parser.nextToken();
            }
        } catch (IOException e) {
            return found;
        }
        return found;
    }

    private static String path(JsonParser parser) {
        String pointer = parser.getParsingContext().pathAsPointer().toString();
        return pointer.substring(1).replace('/', '.');
    }

    Optional<JsonLocation> of(String path) {
        return Optional.ofNullable(places.get(path));
    }
}
