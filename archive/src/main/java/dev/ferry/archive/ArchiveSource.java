package dev.ferry.archive;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Where an archive's content comes from, as far as the exporter knows before it starts: the kind of tracker
 * ({@code roundup}), its public address, the door it was read through ({@code sqlite}), what that door can not give,
 * the filters that were set, each as a sentence for people, and the same as {@code options}: each option's values by its
 * name. Two exports with equal options leave the same things out.
 */
public record ArchiveSource(
        String trackerKind,
        String trackerUrl,
        String door,
        List<String> cannotGive,
        List<String> filters,
        Map<String, List<String>> options) {
    /** A door that shows how issues are, not how they became so. */
    public static final String NO_HISTORY = "the history of issues";
    /** A door that cuts times to the second. */
    public static final String NO_FRACTIONS = "fractions of seconds";
    /** A door that does not list what is retired. */
    public static final String NO_RETIRED = "retired items that nothing links to";
    /** A door that gives values without the tracker's schema. */
    public static final String NO_SCHEMA =
            "the tracker's schema: types of properties, and what they link to, are taken from their values";
    /** The option that names the only issues that came along, as {@link IssueIds} writes it. */
    public static final String ONLY = "only";
    /** The option that left out issues without activity since a time. */
    public static final String SINCE = "since";
    /** The option that names the redactions. */
    public static final String REDACT = "redact";
    /** The option that tells other patterns under the same names from these, without telling what they are. */
    public static final String REDACT_CHECK = "redact-check";

    public ArchiveSource {
        cannotGive = List.copyOf(cannotGive);
        filters = List.copyOf(filters);
        // Sorted: the order of its keys is part of the archive's bytes.
        SortedMap<String, List<String>> sorted = new TreeMap<>();
        options.forEach((name, values) -> sorted.put(name, List.copyOf(values)));
        options = Collections.unmodifiableSortedMap(sorted);
    }

    /** A source of which no options are known. */
    public ArchiveSource(
            String trackerKind, String trackerUrl, String door, List<String> cannotGive, List<String> filters) {
        this(trackerKind, trackerUrl, door, cannotGive, filters, Map.of());
    }

    /** Whether only some issues were asked for: then an issue that is missing may still be in the tracker. */
    public boolean holdsOnlySome() {
        return options.containsKey(ONLY) || options.containsKey(SINCE);
    }
}
