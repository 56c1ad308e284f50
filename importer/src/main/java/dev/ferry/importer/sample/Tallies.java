package dev.ferry.importer.sample;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * How many issues have each trait, and for each trait a few issues that have much else besides: among those the sample is
 * chosen. A property of many values (a number, a free text) is none of which every value could be met; only that it is set
 * counts then. So memory grows with the names of properties and not with the issues.
 */
final class Tallies {
    private static final int KEPT = 6;
    private static final int MOST_VALUES = 60;
    /** A property of so few values is always looked at, however seldom each of them is. */
    private static final int FEW_VALUES = 12;

    private final Map<Trait, Tally> tallies = new LinkedHashMap<>();
    private final Map<String, Integer> values = new LinkedHashMap<>();
    private final Set<String> free = new HashSet<>();

    private static final class Tally {
        private long issues;
        private final List<Candidate> candidates = new ArrayList<>(KEPT);

        /** Those with the most traits, of equal ones the oldest. */
        void add(Candidate candidate) {
            issues++;
            int place = candidates.size();
            while (place > 0
                    && candidates.get(place - 1).traits().size()
                            < candidate.traits().size()) {
                place--;
            }
            if (place < KEPT) {
                candidates.add(place, candidate);
                if (candidates.size() > KEPT) {
                    candidates.remove(KEPT);
                }
            }
        }
    }

    void add(Candidate candidate) {
        for (Trait trait : candidate.traits()) {
            if (trait.kind() == Trait.Kind.VALUE) {
                if (free.contains(trait.group())) {
                    continue;
                }
                if (!tallies.containsKey(trait) && values.merge(trait.group(), 1, Integer::sum) > MOST_VALUES) {
                    forget(trait.group());
                    continue;
                }
            }
            tallies.computeIfAbsent(trait, one -> new Tally()).add(candidate);
        }
    }

    /** Something that only this issue has. */
    void addExtreme(Trait trait, Candidate candidate) {
        tallies.computeIfAbsent(trait, one -> new Tally()).add(candidate);
    }

    private void forget(String property) {
        free.add(property);
        tallies.keySet().removeIf(trait -> isValueOf(trait, property));
    }

    private static boolean isValueOf(Trait trait, String property) {
        return trait.kind() == Trait.Kind.VALUE && trait.group().equals(property);
    }

    /** Every trait that is worth meeting and how many issues have it. */
    Map<Trait, Long> counts() {
        values.forEach((property, different) -> {
            long uses = tallies.entrySet().stream()
                    .filter(one -> isValueOf(one.getKey(), property))
                    .mapToLong(one -> one.getValue().issues)
                    .sum();
            if (different > FEW_VALUES && uses < 2L * different) {
                forget(property);
            }
        });
        Map<Trait, Long> counts = new LinkedHashMap<>();
        tallies.forEach((trait, tally) -> {
            // Where values are met one by one, that the property is set says nothing more.
            if (trait.kind() != Trait.Kind.SET || free.contains(trait.group()) || !values.containsKey(trait.group())) {
                counts.put(trait, tally.issues);
            }
        });
        return counts;
    }

    /** The issues to choose from, in legacy order and each once. */
    List<Candidate> candidates() {
        return tallies.values().stream()
                .flatMap(tally -> tally.candidates.stream())
                .distinct()
                .sorted((one, other) -> Long.compare(one.place(), other.place()))
                .toList();
    }

    /** The issues that have a trait which is not in their own list: an extreme. */
    Map<Trait, Candidate> holders() {
        Map<Trait, Candidate> holders = new LinkedHashMap<>();
        tallies.forEach((trait, tally) -> {
            if (trait.kind() == Trait.Kind.EXTREME) {
                holders.put(trait, tally.candidates.get(0));
            }
        });
        return holders;
    }
}
