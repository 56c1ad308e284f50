package dev.ferry.archive;

import java.util.Map;
import java.util.Optional;

/**
 * One value of a property: the text that people saw, and, where the tracker linked to a record of its own
 * (a status, a version, a pull request), that record's id and its other properties by name.
 */
public record Value(Optional<String> id, String text, Map<String, String> attributes) {
    public Value {
        attributes = Extra.textsOf(attributes);
    }

    public static Value of(String text) {
        return new Value(Optional.empty(), text, Map.of());
    }

    public static Value linked(String id, String text) {
        return new Value(Optional.of(id), text, Map.of());
    }
}
