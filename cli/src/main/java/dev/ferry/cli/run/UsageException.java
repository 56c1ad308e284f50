package dev.ferry.cli.run;

/** The command line is well formed, but it does not say which thing is meant; the message lists the choices. */
public final class UsageException extends RuntimeException {
    private static final long serialVersionUID = 1;

    public UsageException(String message) {
        super(message);
    }
}
