package dev.ferry.cli.stages;

import dev.ferry.archive.Archive;
import dev.ferry.archive.Issue;
import dev.ferry.archive.LegacyId;
import dev.ferry.cli.config.Workspace;
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
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Finds out which issues of an archive an import is to plan, and tells why. */
final class Trial {
    /** References may add so many times as many issues as were chosen before somebody has to be sure. */
    private static final long MOST_TIMES = 10;

    private final Session session;
    private final Workspace workspace;
    private final TrialOptions options;
    private final boolean sure;

    Trial(Session session, Workspace workspace, TrialOptions options, boolean sure) {
        this.session = session;
        this.workspace = workspace;
        this.options = options;
        this.sure = sure;
    }

    /** What an import plans. A sample or a closure is told and kept in a file, from which the same command takes it again. */
    Selection choose(Archive archive, RenderContext rendering, Progress progress) throws IOException {
        Selection named = options.named();
        if (options.sample().isEmpty() && options.closure().isEmpty()) {
            return named;
        }
        TrialFile file = new TrialFile(workspace.sample(), key(archive, named));
        Optional<List<LegacyId>> kept = file.read();
        if (kept.isPresent()) {
            session.console()
                    .say("The same " + Figures.count(kept.get().size(), "issue")
                            + " as before, named with their reasons in "
                            + workspace.sample().getFileName());
            return Selection.of(kept.get());
        }
        Chosen chosen = find(archive, named, rendering, progress);
        file.write(archive, chosen);
        new TrialWords(chosen, options).lines().forEach(session.console()::say);
        session.console().say(workspace.sample().getFileName() + " names all of them with all reasons");
        return Selection.of(chosen.ids());
    }

    /** Shows what an import would plan, on standard output. */
    void show(Archive archive, RenderContext rendering, Progress progress) {
        Chosen chosen = find(archive, options.named(), rendering, progress);
        if (options.isJson()) {
            session.console().result(TrialFile.json(archive, chosen).toString());
            return;
        }
        new TrialWords(chosen, options).lines().forEach(session.console()::result);
        session.console()
                .result("Would plan " + Figures.count(chosen.ids().size(), "issue") + " of "
                        + Figures.count(archive.manifest().counts().issues()) + "; nothing was sent or written");
    }

    /** What was chosen, and what was added for its sake. */
    record Chosen(Sample sample, List<Added> added) {
        Chosen {
            added = List.copyOf(added);
        }

        List<LegacyId> ids() {
            List<LegacyId> ids = new ArrayList<>();
            sample.picks().forEach(pick -> ids.add(pick.id()));
            added.forEach(one -> ids.add(one.id()));
            return ids;
        }
    }

    private Chosen find(Archive archive, Selection named, RenderContext rendering, Progress progress) {
        named.refuseUnknown(archive);
        Sample sample = options.sample().isPresent()
                ? new Sampler(archive, progress, session.stop())
                        .choose(options.sample().get(), named)
                        .orElseThrow(StoppedException::new)
                : all(archive, named);
        List<Added> added = options.closure().isPresent()
                ? follow(archive, sample, rendering, progress, options.closure().get())
                : List.of();
        progress.end();
        return new Chosen(sample, added);
    }

    /** No sample: every issue that was named. */
    private static Sample all(Archive archive, Selection named) {
        List<Pick> picks = new ArrayList<>();
        for (Issue issue : archive.issues()) {
            if (picks.size() == named.limit().orElse(Long.MAX_VALUE)) {
                break;
            }
            if (named.holds(issue.id())) {
                picks.add(new Pick(issue.id(), issue.title(), List.of()));
            }
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
                + " alone. Nothing was planned. "
                + (bySteps.size() > 1 ? "Follow fewer steps, such as --closure 1, or take" : "Take")
                + " them all, and what they refer to, with --yes";
    }

    /** Whatever the choice depends on. */
    private String key(Archive archive, Selection named) {
        return String.join(
                " ",
                archive.digest().hex(),
                named.toString(),
                options.sample().map(size -> "sample " + size).orElse("no sample"),
                options.closure()
                        .map(steps -> "closure " + steps + " "
                                + workspace.configuration().mapping())
                        .orElse("no closure"));
    }
}
