package dev.ferry.exporter.roundup;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A class of the tracker: its name, the property that names its items for people ({@code key}) if there is one, and its
 * properties in the schema's order.
 */
final class ClassSchema {
    private final String name;
    private final Optional<String> key;
    private final List<PropertySchema> properties;
    private final Map<String, PropertySchema> byName = new HashMap<>();

    ClassSchema(String name, Optional<String> key, List<PropertySchema> properties) {
        this.name = name;
        this.key = key;
        this.properties = List.copyOf(properties);
        properties.forEach(property -> byName.put(property.name(), property));
    }

    String name() {
        return name;
    }

    Optional<String> key() {
        return key;
    }

    List<PropertySchema> properties() {
        return properties;
    }

    Optional<PropertySchema> property(String wanted) {
        return Optional.ofNullable(byName.get(wanted));
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
