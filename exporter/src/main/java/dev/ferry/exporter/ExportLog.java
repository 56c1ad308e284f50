package dev.ferry.exporter;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Where connectors report what stays out and what was wrong. Entries name the item as the tracker does
 * ({@code issue12}, {@code msg34}). Owned by {@link Exporter}; used by the exporting thread only.
 */
public final class ExportLog {
    /** Enough to see what is wrong; the count goes on beyond. */
    static final int LISTED_WARNINGS = 10_000;

    private final Map<WarningKind, WarningGroup> warnings = new EnumMap<>(WarningKind.class);
    private final Map<LeftOut, List<String>> leftOut = new EnumMap<>(LeftOut.class);
    private final SortedSet<String> withheld = new TreeSet<>();

    /** All warnings of one kind; the first {@value #LISTED_WARNINGS} are listed. */
    static final class WarningGroup {
        private long count;
        private final List<Warning> listed = new ArrayList<>();

        private void add(Warning warning) {
            count++;
            if (listed.size() < LISTED_WARNINGS) {
                listed.add(warning);
            }
        }

        long count() {
            return count;
        }

        List<Warning> listed() {
            return List.copyOf(listed);
        }
    }

    /** The data of {@code item} was not as it should be; {@code detail} says what was done about it, without secrets. */
    public void warn(WarningKind kind, String item, String detail) {
        warnings.computeIfAbsent(kind, k -> new WarningGroup()).add(new Warning(item, detail));
    }

    /** {@code item} is in the tracker but not in the archive. */
    public void leaveOut(LeftOut reason, String item) {
        leftOut.computeIfAbsent(reason, r -> new ArrayList<>()).add(item);
    }

    /** A property or a whole class that is secret or personal stayed out, such as {@code user.password}. */
    public void withhold(String what) {
        withheld.add(what);
    }

    Map<WarningKind, WarningGroup> warnings() {
        return warnings;
    }

    Map<LeftOut, List<String>> leftOut() {
        return leftOut;
    }

    SortedSet<String> withheld() {
        return withheld;
    }
}
