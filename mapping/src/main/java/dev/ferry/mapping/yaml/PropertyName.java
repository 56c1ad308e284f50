package dev.ferry.mapping.yaml;

import java.util.Collection;

/**
 * A property of the old tracker that a file of settings names. Only an archive tells whether there is one. Immutable.
 *
 * @param file as messages have it
 * @param place of the name
 * @param path of the key, such as {@code mapping.lock[1].property}
 */
public record PropertyName(String file, YamlNode.Place place, String path, String name) {
    /** Where it stands, as findings of a file have it. */
    public String where() {
        return place.in(file);
    }

    /** A question with the known name that was probably meant; empty where none is near. */
    public String meant(Collection<String> known) {
        return Suggestion.question(name, known);
    }
}
