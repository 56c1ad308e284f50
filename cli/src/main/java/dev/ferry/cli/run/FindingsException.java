package dev.ferry.cli.run;

import java.util.List;

/** Several things stand in the way, told all at once, one a line. */
public final class FindingsException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final ExitCode exit;

    public FindingsException(List<String> findings, ExitCode exit) {
        super(String.join("\n", findings));
        this.exit = exit;
    }

    /** How the program ends because of them. */
    public ExitCode exit() {
        return exit;
    }
}
