package dev.ferry.mapping.links;

import java.util.Optional;

/** Finds words of one kind in a line of plain text. Safe for use by several threads. */
public sealed interface LinkFinder permits Revisions, SourceFiles, TracebackFiles, WordPattern {
    /** Whether such words may begin with this ASCII letter or digit. May say yes too often, never no wrongly. */
    boolean mayBegin(char first);

    /** What begins at this place, which is the beginning of a word. */
    Optional<WordLink> find(String text, int at);
}
