package dev.ferry.mapping.labels;

import java.util.Optional;

/** A label to be made: {@code color} is six hexadecimal digits. */
public record LabelSpec(String name, Optional<String> color, Optional<String> description) {}
