package dev.ferry.archive;

/** Something that the operator has to change: a missing file, key or variable, a locked workspace; says what and where. */
public final class ConfigException extends RuntimeException {
    public ConfigException(String message) {
        super(message);
    }

    public ConfigException(String message, Throwable cause) {
        super(message, cause);
    }
}
