package dev.ferry.exporter;

import dev.ferry.exporter.redaction.Redaction;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
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

    /** What must not be read in the archive must not be read in its report either. */
    private final Redaction details;

    private final Map<WarningKind, WarningGroup> warnings = new EnumMap<>(WarningKind.class);
    private final Map<LeftOut, ItemSet> leftOut = new EnumMap<>(LeftOut.class);
    private final Map<String, Redacted> redactions = new LinkedHashMap<>();
    private final ItemSet includedPrivate = new ItemSet();
    private final Map<String, Long> maybePrivate = new LinkedHashMap<>();
    private final SortedSet<String> withheld = new TreeSet<>();

    ExportLog(ExportOptions options) {
        details = new Redaction(options.redactions());
        options.redactions().forEach(rule -> redactions.put(rule.name(), new Redacted()));
    }

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

    /** What the rule of one name did, and to which issues. */
    static final class Redacted {
        private long fits;
        private final ItemSet items = new ItemSet();

        private void add(long more, String item) {
            fits += more;
            items.add(item);
        }

        long fits() {
            return fits;
        }

        ItemSet items() {
            return items;
        }
    }

    /** The data of {@code item} was not as it should be; {@code detail} says what was done about it, without secrets. */
    public void warn(WarningKind kind, String item, String detail) {
        warnings.computeIfAbsent(kind, k -> new WarningGroup()).add(new Warning(item, details.text(detail)));
    }

    /** {@code item} is in the tracker but not in the archive. */
    public void leaveOut(LeftOut reason, String item) {
        leftOut.computeIfAbsent(reason, r -> new ItemSet()).add(item);
    }

    /** A property or a whole class that is secret or personal stayed out, such as {@code user.password}. */
    public void withhold(String what) {
        withheld.add(what);
    }

    /** {@code item} is private and in the archive, because that was asked for. */
    void includePrivate(String item) {
        includedPrivate.add(item);
    }

    /** So many issues with {@code property=value} are in the archive, no rule keeps them back, and it sounds as if one should. */
    void noticePrivate(String what, long issues) {
        maybePrivate.put(what, issues);
        warn(
                WarningKind.MAYBE_PRIVATE,
                what,
                (issues == 1 ? "1 issue has it and is" : issues + " issues have it and are")
                        + " in the archive; where strangers must not read them, name it under source.private and export again");
    }

    /** A text of {@code item} held so many places that the rule of this name fits. */
    void redact(String rule, String item, long fits) {
        redactions.computeIfAbsent(rule, r -> new Redacted()).add(fits, item);
    }

    Map<WarningKind, WarningGroup> warnings() {
        return warnings;
    }

    Map<LeftOut, ItemSet> leftOut() {
        return leftOut;
    }

    SortedSet<String> withheld() {
        return withheld;
    }

    ItemSet includedPrivate() {
        return includedPrivate;
    }

    /** The issues in the archive that sound private, by {@code property=value}. */
    Map<String, Long> maybePrivate() {
        return maybePrivate;
    }

    /** What was redacted by each rule's name, in the rules' order; a rule that never fitted is there too. */
    Map<String, Redacted> redactions() {
        return redactions;
    }
}
