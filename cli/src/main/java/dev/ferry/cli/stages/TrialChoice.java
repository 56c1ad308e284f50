package dev.ferry.cli.stages;

import dev.ferry.archive.Archive;
import dev.ferry.archive.Issue;
import dev.ferry.archive.LegacyId;
import dev.ferry.cli.run.StoppedException;
import dev.ferry.cli.run.UsageException;
import dev.ferry.cli.session.Session;
import dev.ferry.cli.terminal.Figures;
import dev.ferry.cli.terminal.Progress;
import dev.ferry.importer.Selection;
import dev.ferry.importer.sample.Closure;
import dev.ferry.importer.sample.Closure.Added;
import dev.ferry.importer.sample.Closure.Found;
import dev.ferry.importer.sample.Sample;
import dev.ferry.importer.sample.Sample.Pick;
import dev.ferry.importer.sample.Sampler;
import dev.ferry.mapping.render.RenderContext;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Finds the issues of an archive that a {@link Wish} chooses. For one thread. */
public final class TrialChoice {
    /** References may add so many times as many issues as were chosen before somebody has to be sure. */
    private static final long MOST_TIMES = 10;

    private final Session session;
    private final boolean sure;

    /** {@code sure} follows references however many issues they bring along. */
    public TrialChoice(Session session, boolean sure) {
        this.session = session;
        this.sure = sure;
    }

    /** {@code --only}, {@code --limit}, {@code --sample} and {@code --closure}, which narrow one after the other and then add. */
    public record Wish(
            Optional<String> only, Optional<Long> limit, Optional<Integer> sample, Optional<Integer> closure) {
        /** What was named and limited; a UsageException where the wish makes no sense. */
        public Selection named() {
            if (sample.filter(size -> size < 1).isPresent()) {
                throw new UsageException("--sample: at least 1, not " + sample.get());
            }
            if (closure.filter(steps -> steps < 1).isPresent()) {
                throw new UsageException("--closure: at least 1 step, not " + closure.get());
            }
            if (closure.isPresent() && only.isEmpty() && limit.isEmpty() && sample.isEmpty()) {
                throw new UsageException(
                        "--closure adds to a choice of issues; choose with --only, --limit or --sample");
            }
            try {
                Selection chosen = only.map(Selection::only).orElseGet(Selection::all);
                return limit.map(chosen::limit).orElse(chosen);
            } catch (IllegalArgumentException e) {
                throw new UsageException(String.valueOf(e.getMessage()));
            }
        }
    }

    /** What was chosen, and what was added for its sake. */
    public record Chosen(Sample sample, List<Added> added) {
        public Chosen {
            added = List.copyOf(added);
        }

        /** All of them, the chosen ones first. */
        public List<LegacyId> ids() {
            List<LegacyId> ids = new ArrayList<>();
            sample.picks().forEach(pick -> ids.add(pick.id()));
            added.forEach(one -> ids.add(one.id()));
            return ids;
        }
    }

    /** Reads as much of the archive as it takes; ids that it does not hold are refused. */
    public Chosen find(Archive archive, Wish wish, RenderContext rendering, Progress progress) {
        Selection named = wish.named();
        named.refuseUnknown(archive);
        Sample sample = wish.sample().isPresent()
                ? new Sampler(archive, progress, session.stop())
                        .choose(wish.sample().get(), named)
                        .orElseThrow(StoppedException::new)
                : all(archive, named);
        List<Added> added = wish.closure().isPresent()
                ? follow(archive, sample, rendering, progress, wish.closure().get())
                : List.of();
        progress.end();
        return new Chosen(sample, added);
    }

    /** No sample: every issue that was named. */
    private static Sample all(Archive archive, Selection named) {
        List<Pick> picks = new ArrayList<>();
        for (Issue issue : named.issues(archive)) {
            if (picks.size() == named.limit().orElse(Long.MAX_VALUE)) {
                break;
            }
            picks.add(new Pick(issue.id(), issue.title(), List.of()));
        }
        return new Sample(picks.size(), picks, List.of(), picks.size());
    }

    private List<Added> follow(Archive archive, Sample sample, RenderContext rendering, Progress progress, int steps) {
        List<LegacyId> start = sample.picks().stream().map(Pick::id).toList();
        long most = sure ? Long.MAX_VALUE : MOST_TIMES * start.size();
        Found found = new Closure(archive, rendering, progress, session.stop())
                .follow(start, steps, most)
                .orElseThrow(StoppedException::new);
        if (found.cut()) {
            throw new UsageException(tooMany(start.size(), found.added()));
        }
        return found.added();
    }

    /** How many in which step, and who brings along the most: leaving that one out may be enough. */
    private static String tooMany(int start, List<Added> added) {
        Map<Integer, Long> bySteps =
                added.stream().collect(Collectors.groupingBy(Added::step, TreeMap::new, Collectors.counting()));
        Map.Entry<LegacyId, Long> most = Collections.max(
                added.stream()
                        .collect(Collectors.groupingBy(Added::from, TreeMap::new, Collectors.counting()))
                        .entrySet(),
                Map.Entry.comparingByValue());
        return "--closure: " + Figures.count(start, "issue") + " would bring along more than " + MOST_TIMES
                + " times as many: "
                + bySteps.entrySet().stream()
                        .map(one -> Figures.count(one.getValue()) + " within step " + one.getKey())
                        .collect(Collectors.joining(", "))
                + ", " + Figures.count(most.getValue()) + " of them named by " + most.getKey()
                + " alone. Nothing was planned or written. "
                + (bySteps.size() > 1 ? "Follow fewer steps, such as --closure 1, or take" : "Take")
                + " them all, and what they refer to, with --yes";
    }
}
