package dev.ferry.cli.stages;

import dev.ferry.cli.stages.TrialChoice.Chosen;
import dev.ferry.cli.terminal.Figures;
import dev.ferry.cli.terminal.Safe;
import dev.ferry.importer.sample.Closure.Added;
import dev.ferry.importer.sample.Sample;
import dev.ferry.importer.sample.Sample.Pick;
import dev.ferry.importer.sample.Sample.Reason;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** What people read about a trial: id and reason, the first of each. */
final class TrialWords {
    private static final int MOST_ROWS = 30;
    private static final int MOST_REASONS = 4;
    private static final int MOST_MISSED = 10;

    private final Chosen chosen;
    private final TrialChoice.Wish wish;

    TrialWords(Chosen chosen, TrialChoice.Wish wish) {
        this.chosen = chosen;
        this.wish = wish;
    }

    List<String> lines() {
        List<String> lines = new ArrayList<>();
        if (wish.sample().isPresent()) {
            sample(lines);
        }
        if (wish.closure().isPresent()) {
            closure(lines);
        }
        return lines.stream().map(Safe::line).toList();
    }

    private void sample(List<String> lines) {
        Sample sample = chosen.sample();
        lines.add("Sample of " + Figures.count(sample.picks().size()) + " of " + Figures.count(sample.from(), "issue")
                + "; id and what it is the first to show:");
        for (Pick pick :
                sample.picks().subList(0, Math.min(MOST_ROWS, sample.picks().size()))) {
            lines.add(String.format("  %-8s %s", pick.id(), some(pick.why(), MOST_REASONS)));
        }
        more(lines, sample.picks().size());
        if (!sample.notCovered().isEmpty()) {
            lines.add("Not shown, for want of room: " + some(sample.notCovered(), MOST_MISSED) + "; --sample "
                    + sample.enough() + " shows everything");
        }
    }

    private void closure(List<String> lines) {
        List<Added> added = chosen.added();
        int steps = added.stream().mapToInt(Added::step).max().orElse(0);
        lines.add(Figures.count(added.size(), "issue") + " added that these refer to"
                + (added.isEmpty() ? "" : ", up to " + Figures.count(steps, "step") + " away:"));
        for (Added one : added.subList(0, Math.min(MOST_ROWS, added.size()))) {
            lines.add(String.format("  %-8s referred to by %s", one.id(), one.from()));
        }
        more(lines, added.size());
    }

    private static void more(List<String> lines, int rows) {
        if (rows > MOST_ROWS) {
            lines.add("  and " + Figures.count(rows - MOST_ROWS) + " more");
        }
    }

    private static String some(List<Reason> reasons, int most) {
        return reasons.stream().limit(most).map(Reason::what).collect(Collectors.joining("; "))
                + (reasons.size() > most ? "; and " + Figures.count(reasons.size() - most) + " more" : "");
    }
}
