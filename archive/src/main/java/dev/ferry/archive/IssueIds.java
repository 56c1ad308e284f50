package dev.ferry.archive;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.LongStream;

/**
 * A choice of issues as people write it: ids and ranges of numeric ids with commas between them, {@code 12,40-60,900-,PROJ-7}.
 * The ends of a range belong to it, {@code 900-} has none; a range need not be filled, an id that stands alone is meant.
 * Immutable.
 */
public final class IssueIds {
    private static final Pattern RANGE = Pattern.compile("([0-9]{1,18})\\s*-\\s*([0-9]{1,18})?");
    /** The largest number that a range can name. */
    private static final long OPEN = 999_999_999_999_999_999L;

    private static final Pattern NUMBER = Pattern.compile("[1-9][0-9]{0,17}");

    private final Set<LegacyId> named;
    private final List<Range> ranges;

    private record Range(long first, long last) {
        boolean holds(long number) {
            return first <= number && number <= last;
        }

        @Override
        public String toString() {
            return first == last ? Long.toString(first) : first + "-" + (last == OPEN ? "" : last);
        }
    }

    private IssueIds(Set<LegacyId> named, List<Range> ranges) {
        this.named = Set.copyOf(named);
        this.ranges = List.copyOf(ranges);
    }

    /** Throws an IllegalArgumentException that says what is wrong with the text. */
    public static IssueIds parse(String text) {
        Set<LegacyId> named = new HashSet<>();
        List<Range> ranges = new ArrayList<>();
        for (String word : text.split(",", -1)) {
            String part = word.strip();
            if (part.isEmpty()) {
                throw new IllegalArgumentException("'" + text + "' has an empty place between its commas");
            }
            Matcher range = RANGE.matcher(part);
            if (range.matches()) {
                long last = range.group(2) == null ? OPEN : Long.parseLong(range.group(2));
                ranges.add(range(part, Long.parseLong(range.group(1)), last));
            } else {
                named.add(new LegacyId(part));
            }
        }
        return new IssueIds(named, ranges);
    }

    /** Issues that are named one by one. */
    public static IssueIds of(Collection<LegacyId> ids) {
        return new IssueIds(Set.copyOf(ids), List.of());
    }

    private static Range range(String text, long first, long last) {
        if (first > last) {
            throw new IllegalArgumentException(
                    "the range " + text + " ends before it begins; write " + last + "-" + first);
        }
        return new Range(first, last);
    }

    /** Whether the choice holds this issue. */
    public boolean holds(LegacyId id) {
        return named.contains(id) || inRange(id.value());
    }

    /** The ids that were named one by one. */
    public Set<LegacyId> named() {
        return named;
    }

    /** Whether no range belongs to it: then {@link #named} is the whole choice. */
    public boolean isNamedOnly() {
        return ranges.isEmpty();
    }

    /** Every id that may be meant, where that is no more than so many. */
    public Optional<Set<LegacyId>> all(int most) {
        long numbers = 0;
        for (Range range : merged(ranges)) {
            numbers += range.last() - range.first() + 1;
        }
        if (numbers + named.size() > most) {
            return Optional.empty();
        }
        Set<LegacyId> all = new HashSet<>(named);
        for (Range range : ranges) {
            LongStream.rangeClosed(range.first(), range.last())
                    .filter(number -> number > 0)
                    .forEach(number -> all.add(new LegacyId(Long.toString(number))));
        }
        return Optional.of(all);
    }

    private boolean inRange(String id) {
        if (ranges.isEmpty() || !NUMBER.matcher(id).matches()) {
            return false;
        }
        long number = Long.parseLong(id);
        return ranges.stream().anyMatch(range -> range.holds(number));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof IssueIds ids && toString().equals(ids.toString());
    }

    @Override
    public int hashCode() {
        return toString().hashCode();
    }

    /** The shortest text of the choice, the same for {@code 3,1-2,2} and {@code 1-3}. */
    @Override
    public String toString() {
        SortedSet<LegacyId> words = new TreeSet<>();
        List<Range> all = new ArrayList<>(ranges);
        for (LegacyId id : named) {
            if (NUMBER.matcher(id.value()).matches()) {
                long number = Long.parseLong(id.value());
                all.add(new Range(number, number));
            } else {
                words.add(id);
            }
        }
        List<String> parts = new ArrayList<>();
        merged(all).forEach(range -> parts.add(range.toString()));
        words.forEach(id -> parts.add(id.value()));
        return String.join(",", parts);
    }

    private static List<Range> merged(List<Range> ranges) {
        List<Range> merged = new ArrayList<>();
        ranges.stream().sorted(Comparator.comparingLong(Range::first)).forEach(range -> {
            int last = merged.size() - 1;
            if (last >= 0 && range.first() <= merged.get(last).last() + 1) {
                Range before = merged.get(last);
                merged.set(last, new Range(before.first(), Math.max(before.last(), range.last())));
            } else {
                merged.add(range);
            }
        });
        return merged;
    }
}
