package dev.ferry.cli.terminal;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;

/**
 * The two streams of a command: results on standard output, everything else on standard error. It owns the one line
 * that is redrawn on a terminal, so that messages and progress never run into each other. Thread-safe.
 */
public final class Console {
    private static final String ERASE_LINE = "\r\u001b[K";
    private static final int USUAL_COLUMNS = 80;

    private final PrintStream out;
    private final PrintStream err;
    private final Screen screen;
    private boolean lineIsDrawn;
    private Optional<BufferedReader> input = Optional.empty();

    /** What the streams lead to. */
    private record Screen(boolean terminal, boolean colours, boolean typed, int columns) {}

    private Console(PrintStream out, PrintStream err, Screen screen) {
        this.out = out;
        this.err = err;
        this.screen = screen;
    }

    /**
     * A console as the launcher describes it: {@code ferry.terminal=true} where standard error is a terminal, {@code
     * ferry.columns} with its width, {@code ferry.results=terminal} where standard output is one and not a file or a pipe,
     * {@code ferry.input=terminal} where standard input is one. Colours only there, and never when {@code NO_COLOR} is set
     * (no-color.org).
     */
    public static Console of(
            PrintStream out, PrintStream err, Map<String, String> properties, Map<String, String> environment) {
        boolean able = !environment.getOrDefault("TERM", "").equals("dumb");
        boolean wanted = environment.getOrDefault("NO_COLOR", "").isEmpty();
        boolean terminal = able && Boolean.parseBoolean(properties.getOrDefault("ferry.terminal", "false"));
        boolean results = able && properties.getOrDefault("ferry.results", "").equals("terminal");
        boolean typed = properties.getOrDefault("ferry.input", "").equals("terminal");
        int columns = Optional.ofNullable(properties.get("ferry.columns"))
                .filter(text -> text.matches("[1-9]\\d{1,3}"))
                .map(Integer::valueOf)
                .orElse(USUAL_COLUMNS);
        return new Console(out, err, new Screen(terminal, results && wanted, typed, columns));
    }

    /** Where results go. Lines end in LF on every system, because files are made of them. */
    public PrintStream out() {
        return out;
    }

    /** Whether a line can be redrawn. */
    public boolean isTerminal() {
        return screen.terminal();
    }

    /** The terminal's width. */
    int columns() {
        return screen.columns();
    }

    /** Whether results, the help among them, may be coloured. */
    public boolean hasColours() {
        return screen.colours();
    }

    /** Whether somebody sits there who can be asked. */
    public boolean canAsk() {
        return screen.typed();
    }

    /** Asks, and waits for a line; empty where the input ends. */
    public Optional<String> ask(String question) throws IOException {
        BufferedReader lines;
        synchronized (this) {
            hideLine();
            err.print(question + " ");
            err.flush();
            if (input.isEmpty()) {
                input = Optional.of(new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)));
            }
            lines = input.get();
        }
        // Others may speak while somebody thinks: what a Ctrl-C has to say, above all.
        return Optional.ofNullable(lines.readLine());
    }

    /** Prints a line of results. */
    public synchronized void result(String line) {
        hideLine();
        out.print(line + "\n");
        out.flush();
    }

    /** Prints a message for the person who waits. */
    public synchronized void say(String message) {
        hideLine();
        err.print(message + "\n");
        err.flush();
    }

    /** Redraws the line at the bottom; shortened to the terminal's width, because a wrapped line can not be redrawn. */
    synchronized void redraw(String line) {
        err.print(ERASE_LINE + (line.length() < screen.columns() ? line : line.substring(0, screen.columns() - 1)));
        err.flush();
        lineIsDrawn = true;
    }

    /** Removes the redrawn line. */
    synchronized void hideLine() {
        if (lineIsDrawn) {
            err.print(ERASE_LINE);
            err.flush();
            lineIsDrawn = false;
        }
    }
}
