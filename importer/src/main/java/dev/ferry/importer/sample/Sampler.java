package dev.ferry.importer.sample;

import dev.ferry.archive.Archive;
import dev.ferry.archive.Issue;
import dev.ferry.importer.Selection;
import dev.ferry.importer.sample.Sample.Pick;
import dev.ferry.importer.sample.Sample.Reason;
import dev.ferry.mapping.StageProgress;
import dev.ferry.mapping.StopSignal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Chooses few issues that together show what the whole archive has: the longest, the fullest, the oldest and newest, each
 * odd thing and each value of each property. Reads the archive once; memory grows with the size of the sample and the
 * kinds of things there are, not with the issues. The same archive, selection and size give the same sample. A greedy
 * cover: each time the issue that shows the most that was not seen yet, the rarer the better; what is left of the size
 * goes to issues spread evenly over the archive. For one thread; a damaged archive is a DataException.
 */
public final class Sampler {
    private final Archive archive;
    private final StageProgress progress;
    private final StopSignal stop;

    public Sampler(Archive archive, StageProgress progress, StopSignal stop) {
        this.archive = archive;
        this.progress = progress;
        this.stop = stop;
    }

    /** The sample of at most {@code size} of the issues that the selection holds; empty when the operator stopped it. */
    public Optional<Sample> choose(int size, Selection among) {
        if (size < 1) {
            throw new IllegalArgumentException("a sample holds at least 1 issue, not " + size);
        }
        Traits traits = new Traits(archive.users());
        Tallies tallies = new Tallies();
        Extremes extremes = new Extremes();
        Spread spread = new Spread(size);
        progress.begin("sample", archive.manifest().counts().issues());
        long from = 0;
        for (Issue issue : archive.issues()) {
            if (stop.isRaised()) {
                return Optional.empty();
            }
            progress.advance(1);
            if (!among.holds(issue.id())) {
                continue;
            }
            if (from == among.limit().orElse(Long.MAX_VALUE)) {
                break;
            }
            Candidate candidate = new Candidate(issue.id(), issue.title(), from++, traits.of(issue));
            tallies.add(candidate);
            extremes.add(issue, candidate);
            spread.add(candidate);
        }
        extremes.forEach(tallies::addExtreme);
        return Optional.of(new Cover(tallies).choose(size, from, spread));
    }

    /** The choice itself, when all is counted. */
    private static final class Cover {
        private final Map<Trait, Long> open;
        private final Map<Candidate, Set<Trait>> candidates = new LinkedHashMap<>();

        Cover(Tallies tallies) {
            open = tallies.counts();
            for (Candidate candidate : tallies.candidates()) {
                candidates.put(candidate, new HashSet<>(candidate.traits()));
            }
            tallies.holders().forEach((trait, holder) -> {
                Set<Trait> traits = candidates.get(holder);
                if (traits != null) {
                    traits.add(trait);
                }
            });
        }

        Sample choose(int size, long from, Spread spread) {
            List<Pick> cover = new ArrayList<>();
            Set<Candidate> chosen = new HashSet<>();
            for (Optional<Candidate> next = best(); next.isPresent(); next = best()) {
                if (cover.size() < size) {
                    chosen.add(next.get());
                }
                cover.add(pick(next.get()));
            }
            int covering = Math.min(size, cover.size());
            List<Pick> picks = new ArrayList<>(cover.subList(0, covering));
            spread.without(chosen, size - covering)
                    .forEach(one -> picks.add(new Pick(
                            one.id(),
                            one.title(),
                            List.of(new Reason(
                                    "spread over the years: issue " + (one.place() + 1) + " of " + from, 1)))));
            List<Reason> missed = cover.subList(covering, cover.size()).stream()
                    .flatMap(pick -> pick.why().stream())
                    .toList();
            return new Sample(from, picks, missed, cover.size());
        }

        private Optional<Candidate> best() {
            @Nullable Candidate best = null;
            long most = 0;
            for (Map.Entry<Candidate, Set<Trait>> each : candidates.entrySet()) {
                long worth = 0;
                for (Trait trait : each.getValue()) {
                    Long issues = open.get(trait);
                    worth += issues == null ? 0 : trait.kind().weight(issues);
                }
                if (worth > most) {
                    most = worth;
                    best = each.getKey();
                }
            }
            return Optional.ofNullable(best);
        }

        /** Takes the issue, and off the list what it shows. */
        private Pick pick(Candidate candidate) {
            Set<Trait> shown = new HashSet<>(candidates.getOrDefault(candidate, Set.of()));
            shown.retainAll(open.keySet());
            Pick pick = new Pick(candidate.id(), candidate.title(), reasons(shown));
            open.keySet().removeAll(shown);
            candidates.remove(candidate);
            return pick;
        }

        private List<Reason> reasons(Set<Trait> traits) {
            return traits.stream()
                    .sorted(Comparator.comparing(this::worth).reversed().thenComparing(Trait::text))
                    .map(trait -> new Reason(trait.text(), open.getOrDefault(trait, 0L)))
                    .toList();
        }

        private long worth(Trait trait) {
            return trait.kind().weight(open.getOrDefault(trait, 1L));
        }
    }
}
