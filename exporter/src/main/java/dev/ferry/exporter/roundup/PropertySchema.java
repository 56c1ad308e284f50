package dev.ferry.exporter.roundup;

/** A property of a class. */
record PropertySchema(String name, PropertyType type) {
    boolean isMultilink() {
        return type.kind() == PropertyType.Kind.MULTILINK;
    }

    boolean isLink() {
        return type.kind() == PropertyType.Kind.LINK;
    }
}
