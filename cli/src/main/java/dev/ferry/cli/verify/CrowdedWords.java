package dev.ferry.cli.verify;

import dev.ferry.cli.terminal.Figures;

/** What is said of references that stay as they are for want of room in their texts. */
public final class CrowdedWords {
    private CrowdedWords() {}

    /** A sentence, of so many references. */
    public static String of(long references) {
        return Figures.count(references, "reference")
                + (references == 1 ? " stays as it is: its text" : " stay as they are: their texts")
                + " would be too long for GitHub.";
    }
}
