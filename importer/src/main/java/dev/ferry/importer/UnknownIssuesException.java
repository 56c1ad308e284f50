package dev.ferry.importer;

/** Issues were asked for that the archive does not hold. The message names them; nothing was planned. */
public final class UnknownIssuesException extends RuntimeException {
    private static final long serialVersionUID = 1;

    UnknownIssuesException(String message) {
        super(message);
    }
}
