package dev.ferry.mapping.references;

/** One replacement: {@code before}, which began at {@code offset} (UTF-16 units) of the old text, became {@code after}. */
public record ReferenceEdit(int offset, String before, String after) {}
