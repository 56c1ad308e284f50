package dev.ferry.importer;

import dev.ferry.archive.LegacyId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Which issues of the archive a run plans: those that were named, or the first so many in legacy order, or all. */
public final class Selection {
    private static final Pattern RANGE = Pattern.compile("([0-9]{1,18})-([0-9]{1,18})");
    private static final Pattern NUMBER = Pattern.compile("[1-9][0-9]{0,17}");

    private final Set<LegacyId> ids;
    private final List<Range> ranges;
    private final OptionalLong limit;

    private record Range(long first, long last) {
        boolean holds(long number) {
            return first <= number && number <= last;
        }
    }

    private Selection(Set<LegacyId> ids, List<Range> ranges, OptionalLong limit) {
        this.ids = ids;
        this.ranges = ranges;
        this.limit = limit;
    }

    /** Every issue. */
    public static Selection all() {
        return new Selection(Set.of(), List.of(), OptionalLong.empty());
    }

    /**
     * Ids and ranges of numeric ids with commas between them: {@code 12,40-60,PROJ-7}. Throws an
     * IllegalArgumentException that says what is wrong with the text.
     */
    public static Selection only(String text) {
        Set<LegacyId> ids = new HashSet<>();
        List<Range> ranges = new ArrayList<>();
        for (String word : text.split(",", -1)) {
            String part = word.strip();
            if (part.isEmpty()) {
                throw new IllegalArgumentException("'" + text + "' has an empty place between its commas");
            }
            Matcher range = RANGE.matcher(part);
            if (range.matches()) {
                ranges.add(range(part, Long.parseLong(range.group(1)), Long.parseLong(range.group(2))));
            } else {
                ids.add(new LegacyId(part));
            }
        }
        return new Selection(Set.copyOf(ids), List.copyOf(ranges), OptionalLong.empty());
    }

    /** The same choice, but no more than the first so many of it in legacy order. */
    public Selection limit(long count) {
        if (count < 1) {
            throw new IllegalArgumentException("a limit must be at least 1, not " + count);
        }
        return new Selection(ids, ranges, OptionalLong.of(count));
    }

    OptionalLong limit() {
        return limit;
    }

    boolean holds(LegacyId id) {
        if (ids.isEmpty() && ranges.isEmpty()) {
            return true;
        }
        return ids.contains(id) || inRange(id.value());
    }

    boolean isAll() {
        return ids.isEmpty() && ranges.isEmpty() && limit.isEmpty();
    }

    /** The ids that were named one by one. */
    Set<LegacyId> named() {
        return ids;
    }

    private boolean inRange(String id) {
        if (ranges.isEmpty() || !NUMBER.matcher(id).matches()) {
            return false;
        }
        long number = Long.parseLong(id);
        return ranges.stream().anyMatch(range -> range.holds(number));
    }

    private static Range range(String text, long first, long last) {
        if (first > last) {
            throw new IllegalArgumentException("the range " + text + " ends before it begins");
        }
        return new Range(first, last);
    }

    /** The same text for the same selection. */
    @Override
    public String toString() {
        return new TreeSet<>(ids) + " " + ranges + " " + limit;
    }
}
