package dev.ferry.cli.config;

/** A value in {@code ferry.yaml} that can not be used; the reader adds file, line and key. Never holds a secret. */
final class BadValue extends IllegalArgumentException {
    private static final long serialVersionUID = 1;

    BadValue(String message) {
        super(message);
    }
}
