package dev.ferry.archive;

import java.util.List;

/**
 * Where an archive's content comes from, as far as the exporter knows before it starts: the kind of tracker
 * ({@code roundup}), its public address, the door it was read through ({@code sqlite}), what that door can not give,
 * and the filters that were set, each as a sentence for people.
 */
public record ArchiveSource(
        String trackerKind, String trackerUrl, String door, List<String> cannotGive, List<String> filters) {
    /** A door that shows how issues are, not how they became so. */
    public static final String NO_HISTORY = "the history of issues";
    /** A door that cuts times to the second. */
    public static final String NO_FRACTIONS = "fractions of seconds";
    /** A door that does not list what is retired. */
    public static final String NO_RETIRED = "retired items that nothing links to";
    /** A door that gives values without the tracker's schema. */
    public static final String NO_SCHEMA =
            "the tracker's schema: types of properties, and what they link to, are taken from their values";

    public ArchiveSource {
        cannotGive = List.copyOf(cannotGive);
        filters = List.copyOf(filters);
    }
}
