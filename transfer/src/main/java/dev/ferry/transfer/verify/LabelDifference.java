package dev.ferry.transfer.verify;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;

/**
 * How an issue's labels differ from the expected ones: what people took off and put on, and what nobody did, which is missing or
 * extra. In lower case, for GitHub takes labels that differ in that alone for one.
 */
record LabelDifference(Set<String> takenOff, Set<String> putOn, Set<String> missing, Set<String> extra) {
    LabelDifference {
        takenOff = new TreeSet<>(takenOff);
        putOn = new TreeSet<>(putOn);
        missing = new TreeSet<>(missing);
        extra = new TreeSet<>(extra);
    }

    /** Empty where they are the same; {@code timeline} is asked only where they are not. */
    static Optional<LabelDifference> of(List<String> expected, List<String> actual, Supplier<Timeline> timeline) {
        Set<String> missing = lower(expected);
        missing.removeAll(lower(actual));
        Set<String> extra = lower(actual);
        extra.removeAll(lower(expected));
        if (missing.isEmpty() && extra.isEmpty()) {
            return Optional.empty();
        }
        Timeline known = timeline.get();
        Set<String> takenOff = takeOut(missing, known.labelsTakenOff());
        Set<String> putOn = takeOut(extra, known.labelsPutOn());
        return Optional.of(new LabelDifference(takenOff, putOn, missing, extra));
    }

    static Set<String> lower(List<String> labels) {
        Set<String> lower = new TreeSet<>();
        labels.forEach(label -> lower.add(label.toLowerCase(Locale.ROOT)));
        return lower;
    }

    /** Moves what both have out of the first. */
    private static Set<String> takeOut(Set<String> labels, Set<String> some) {
        Set<String> both = new TreeSet<>(labels);
        both.retainAll(some);
        labels.removeAll(both);
        return both;
    }
}
