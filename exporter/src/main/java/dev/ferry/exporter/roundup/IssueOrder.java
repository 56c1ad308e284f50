package dev.ferry.exporter.roundup;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.LongPredicate;

/**
 * The ids of all issues, those alive in legacy order. Sorted here and not in SQL, because the order is that of the
 * dates as read, and because ids that came from SourceForge are larger than those of younger issues. Takes 24 bytes an
 * issue.
 */
final class IssueOrder {
    private final long[] ordered;
    private final long[] byId;
    private final Set<Long> retired;

    private IssueOrder(long[] ordered, long[] byId, Set<Long> retired) {
        this.ordered = ordered;
        this.byId = byId;
        this.retired = retired;
    }

    private record Dated(Instant created, long id) {}

    static IssueOrder load(Snapshot snapshot, String className) {
        List<Dated> alive = new ArrayList<>();
        Set<Long> retired = new HashSet<>();
        snapshot.each("select id, __retired__, _creation, _activity from \"_" + className + "\" order by id", row -> {
            long id = row.getLong(1);
            if (row.getLong(2) != 0) {
                retired.add(id);
            } else {
                alive.add(new Dated(created(row.getString(3), row.getString(4)), id));
            }
        });
        alive.sort(java.util.Comparator.comparing(Dated::created).thenComparing(Dated::id));
        long[] ordered = alive.stream().mapToLong(Dated::id).toArray();
        long[] byId = ordered.clone();
        Arrays.sort(byId);
        return new IssueOrder(ordered, byId, retired);
    }

    /** When an issue counts as created: its creation, else its activity, else the beginning of time. */
    static Instant created(
            @org.jspecify.annotations.Nullable String creation, @org.jspecify.annotations.Nullable String activity) {
        return RoundupDate.parse(creation == null ? "" : creation)
                .or(() -> RoundupDate.parse(activity == null ? "" : activity))
                .orElse(Instant.EPOCH);
    }

    /** The same knowledge of the tracker, with only those issues in the order that a choice holds. */
    IssueOrder only(LongPredicate chosen) {
        return new IssueOrder(Arrays.stream(ordered).filter(chosen).toArray(), byId, retired);
    }

    int size() {
        return ordered.length;
    }

    /** The next ids in legacy order, from a position. */
    List<Long> batch(int from, int size) {
        return Arrays.stream(ordered, from, Math.min(from + size, ordered.length))
                .boxed()
                .toList();
    }

    /** Those alive by rising id. */
    long[] alive() {
        return byId.clone();
    }

    boolean isAlive(long id) {
        return Arrays.binarySearch(byId, id) >= 0;
    }

    boolean isRetired(long id) {
        return retired.contains(id);
    }

    List<Long> retired() {
        return retired.stream().sorted().toList();
    }
}
