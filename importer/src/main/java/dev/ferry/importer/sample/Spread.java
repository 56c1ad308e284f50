package dev.ferry.importer.sample;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Issues at even distances, of a number that is not known beforehand: at least as many as wanted, never more than twice that. */
final class Spread {
    private final int wanted;
    private List<Candidate> kept = new ArrayList<>();
    private long distance = 1;

    Spread(int wanted) {
        this.wanted = wanted;
    }

    /** Issues come in legacy order, their places counted from 0. */
    void add(Candidate candidate) {
        if (candidate.place() % distance != 0) {
            return;
        }
        // Its traits are not needed any more.
        kept.add(new Candidate(candidate.id(), candidate.title(), candidate.place(), Set.of()));
        if (kept.size() > 2L * wanted) {
            distance *= 2;
            kept = new ArrayList<>(
                    kept.stream().filter(one -> one.place() % distance == 0).toList());
        }
    }

    /** At most {@code count} of them at even distances, none of those that are chosen already. */
    List<Candidate> without(Set<Candidate> chosen, int count) {
        List<Candidate> left =
                kept.stream().filter(one -> !chosen.contains(one)).toList();
        List<Candidate> even = new ArrayList<>();
        long taken = Math.min(count, left.size());
        for (long i = 0; i < taken; i++) {
            even.add(left.get((int) (i * left.size() / taken)));
        }
        return even;
    }
}
