package dev.ferry.cli.run;

/** A stage ended early because it was asked to; what it had done is kept. */
public final class StoppedException extends RuntimeException {
    private static final long serialVersionUID = 1;

    public StoppedException() {
        super("stopped");
    }
}
