package dev.ferry.exporter.roundup;

import java.util.List;
import java.util.Optional;

/** A class of the tracker: its name, the property that names its items for people ({@code key}) if there is one, and its properties in the schema's order. */
record ClassSchema(String name, Optional<String> key, List<PropertySchema> properties) {
    ClassSchema {
        properties = List.copyOf(properties);
    }

    Optional<PropertySchema> property(String wanted) {
        return properties.stream().filter(p -> p.name().equals(wanted)).findFirst();
    }

    /** The property whose text stands for an item: the key, else {@code name}, {@code title}, else the first text. */
    Optional<String> label() {
        return key.or(() -> property("name").map(PropertySchema::name))
                .or(() -> property("title").map(PropertySchema::name))
                .or(() -> properties.stream()
                        .filter(p -> p.type().kind() == PropertyType.Kind.STRING)
                        .map(PropertySchema::name)
                        .findFirst());
    }
}
