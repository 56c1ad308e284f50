package dev.ferry.mapping.references;

/** One replacement: {@code before}, at {@code offset} (UTF-16 units) of the old text, becomes {@code after}. */
public record ReferenceEdit(int offset, String before, String after, ReferenceKind kind) {
    /** By how many UTF-16 units the text gets longer; negative where it gets shorter. */
    int growth() {
        return after.length() - before.length();
    }
}
