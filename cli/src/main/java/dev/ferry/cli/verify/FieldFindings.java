package dev.ferry.cli.verify;

import dev.ferry.archive.LegacyId;
import dev.ferry.transfer.verify.Difference;
import dev.ferry.transfer.verify.Kind;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;

/** What was found of one field: how much of each kind, and the worst of it. For one thread. */
final class FieldFindings {
    /** So many are shown; the JSON report has all. */
    static final int MOST = 10;

    /** A difference that is shown, with so much of its texts as a page can hold. {@code order} counts those of the field. */
    record Example(
            Optional<LegacyId> item, Kind kind, Optional<String> where, String field, Excerpts texts, long order) {}

    /** What is wrong before what people did, the most text before the least, the first before the last. */
    private static final Comparator<Example> WORST_FIRST = Comparator.comparing(Example::kind)
            .thenComparing(example -> example.texts().size(), Comparator.reverseOrder())
            .thenComparing(Example::order);

    private final Map<Kind, Long> counts = new EnumMap<>(Kind.class);
    private final PriorityQueue<Example> worst = new PriorityQueue<>(WORST_FIRST.reversed());
    private long shown;

    void add(Difference difference) {
        counts.merge(difference.kind(), 1L, Long::sum);
        if (difference.isOnlyCounted()) {
            return;
        }
        shown++;
        worst.add(new Example(
                difference.item(),
                difference.kind(),
                difference.where(),
                difference.field(),
                Excerpts.of(difference.expected(), difference.actual()),
                shown));
        if (worst.size() > MOST) {
            worst.remove();
        }
    }

    long of(Kind kind) {
        return counts.getOrDefault(kind, 0L);
    }

    /** How many are to be looked at, and not only to be counted. */
    long shown() {
        return shown;
    }

    boolean areShown() {
        return shown > 0;
    }

    List<Example> worst() {
        return worst.stream().sorted(WORST_FIRST).toList();
    }
}
