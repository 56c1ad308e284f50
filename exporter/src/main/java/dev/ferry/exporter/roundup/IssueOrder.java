package dev.ferry.exporter.roundup;

import dev.ferry.archive.packed.IdSequence;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.LongPredicate;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/**
 * The ids of all issues, those alive in legacy order: that of the dates as read here, because ids that came from
 * SourceForge are larger than those of younger issues. Takes some two bytes an issue.
 */
final class IssueOrder {
    private final IdSequence ordered;
    private final IdSet alive;
    private final IdSet retired;

    private IssueOrder(IdSequence ordered, IdSet alive, IdSet retired) {
        this.ordered = ordered;
        this.alive = alive;
        this.retired = retired;
    }

    private record Dated(Instant created, long id) {
        static final Comparator<Dated> LEGACY_ORDER =
                Comparator.comparing(Dated::created).thenComparing(Dated::id);

        static Dated of(ResultSet row) throws SQLException {
            return new Dated(IssueOrder.created(row.getString(3), row.getString(4)), row.getLong(1));
        }
    }

    static IssueOrder load(Snapshot snapshot, String className) {
        String select = "select id, __retired__, _creation, _activity from \"_" + className + "\" order by ";
        AsTheyCome read = new AsTheyCome();
        snapshot.each(select + "coalesce(_creation, _activity), id", read::add);
        IdSequence ordered = read.inOrder ? read.ids.build() : sorted(snapshot, select + "id");
        return new IssueOrder(ordered, read.alive, read.retired);
    }

    /**
     * Takes the database's own order where it is the right one, as nearly always: sorting here takes ten times the
     * memory.
     */
    private static final class AsTheyCome {
        private final IdSequence.Builder ids = new IdSequence.Builder();
        private final IdSet alive = new IdSet();
        private final IdSet retired = new IdSet();
        private @Nullable Dated last;
        private boolean inOrder = true;

        void add(ResultSet row) throws SQLException {
            Dated next = Dated.of(row);
            if (row.getLong(2) != 0) {
                retired.add(next.id());
                return;
            }
            alive.add(next.id());
            ids.add(next.id());
            inOrder &= last == null || Dated.LEGACY_ORDER.compare(last, next) < 0;
            last = next;
        }
    }

    /** Dates in forms that only reading them puts in order, or none at all. */
    private static IdSequence sorted(Snapshot snapshot, String select) {
        List<Dated> alive = new ArrayList<>();
        snapshot.each(select, row -> {
            if (row.getLong(2) == 0) {
                alive.add(Dated.of(row));
            }
        });
        alive.sort(Dated.LEGACY_ORDER);
        return IdSequence.of(alive.stream().mapToLong(Dated::id));
    }

    /** When an issue counts as created: its creation, else its activity, else the beginning of time. */
    static Instant created(@Nullable String creation, @Nullable String activity) {
        return RoundupDate.parse(creation == null ? "" : creation)
                .or(() -> RoundupDate.parse(activity == null ? "" : activity))
                .orElse(Instant.EPOCH);
    }

    /** The same knowledge of the tracker, with only those issues in the order that a choice holds. */
    IssueOrder only(LongPredicate chosen) {
        return new IssueOrder(IdSequence.of(ordered.stream().filter(chosen)), alive, retired);
    }

    int size() {
        return ordered.size();
    }

    /** The next ids in legacy order, from a position. */
    List<Long> batch(int from, int size) {
        return ordered.from(from).limit(size).boxed().toList();
    }

    /** Those alive, in legacy order. */
    LongStream ordered() {
        return ordered.stream();
    }

    boolean isAlive(long id) {
        return alive.contains(id);
    }

    boolean isRetired(long id) {
        return retired.contains(id);
    }
}
