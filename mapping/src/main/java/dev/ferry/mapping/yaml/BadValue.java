package dev.ferry.mapping.yaml;

/** A value that can not be used; {@link Section} adds file, place and key. Never holds a secret. Not thread-safe. */
public final class BadValue extends IllegalArgumentException {
    private static final long serialVersionUID = 1;

    /** @param message what is wrong and what to write instead */
    public BadValue(String message) {
        super(message);
    }
}
