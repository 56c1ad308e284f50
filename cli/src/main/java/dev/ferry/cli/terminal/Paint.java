package dev.ferry.cli.terminal;

import picocli.CommandLine.Help.Ansi.Style;

/** Colours for results. The text must be harmless already: nothing in it is escaped here. */
public enum Paint {
    STRONG(Style.bold),
    HEADING(Style.fg_cyan),
    LABEL(Style.fg_green),
    FAINT(Style.faint);

    private final Style style;

    Paint(Style style) {
        this.style = style;
    }

    /** The text between the sequences that begin and end the colour; as it is where the console shows no colours. */
    public String on(String text, Console console) {
        // Not style.off(): the end of bold, 21, is the beginning of a double underline for many terminals.
        return text.isEmpty() || !console.hasColours() ? text : style.on() + text + Style.reset.on();
    }
}
