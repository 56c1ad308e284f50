package dev.ferry.mapping.formats;

import dev.ferry.mapping.MappedIssue;
import dev.ferry.mapping.references.ReferenceGrammar;

/**
 * What is written: the map's issues in legacy order, read through as often as a format needs it, and what the old tracker's
 * addresses look like. {@code comments} asks for the messages too, {@code field} is the property of the tracker's issues that
 * takes the new number.
 */
public record MapContent(Iterable<MappedIssue> issues, ReferenceGrammar grammar, boolean comments, String field) {
    /** The property that bugs.python.org had for it. */
    public static final String FIELD = "github";
}
