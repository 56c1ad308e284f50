package dev.ferry.cli.doctor;

import dev.ferry.cli.terminal.Figures;
import java.util.Collection;
import java.util.List;

/** Some of many by name, for a line on a terminal; the report has them all. */
final class Named {
    private static final int SHOWN = 10;

    private Named() {}

    /** {@code 12 issues (bpo-1, bpo-2, ...)}. */
    static String of(Collection<String> names, String noun) {
        return Figures.count(names.size(), noun) + " (" + first(names) + ")";
    }

    /** The first ten. */
    static String first(Collection<String> names) {
        List<String> shown = names.stream().limit(SHOWN).toList();
        return String.join(", ", shown) + (names.size() > SHOWN ? ", ..." : "");
    }
}
