package dev.ferry.cli.stages;

import dev.ferry.archive.Archive;
import dev.ferry.archive.LegacyId;
import dev.ferry.cli.config.Workspace;
import dev.ferry.cli.session.Session;
import dev.ferry.cli.stages.TrialChoice.Chosen;
import dev.ferry.cli.terminal.Figures;
import dev.ferry.cli.terminal.Progress;
import dev.ferry.importer.Selection;
import dev.ferry.mapping.render.RenderContext;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** Finds out which issues of an archive an import is to plan, and tells why. */
final class Trial {
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
        if (options.wish().sample().isEmpty() && options.wish().closure().isEmpty()) {
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
        Chosen chosen = find(archive, rendering, progress);
        file.write(archive, chosen);
        new TrialWords(chosen, options.wish()).lines().forEach(session.console()::say);
        session.console().say(workspace.sample().getFileName() + " names all of them with all reasons");
        return Selection.of(chosen.ids());
    }

    /** Shows what an import would plan, on standard output. */
    void show(Archive archive, RenderContext rendering, Progress progress) {
        Chosen chosen = find(archive, rendering, progress);
        if (options.isJson()) {
            session.console().result(TrialFile.json(archive, chosen).toString());
            return;
        }
        new TrialWords(chosen, options.wish()).lines().forEach(session.console()::result);
        session.console()
                .result("Would plan " + Figures.count(chosen.ids().size(), "issue") + " of "
                        + Figures.count(archive.manifest().counts().issues()) + "; nothing was sent or written");
    }

    private Chosen find(Archive archive, RenderContext rendering, Progress progress) {
        return new TrialChoice(session, sure).find(archive, options.wish(), rendering, progress);
    }

    /** Whatever the choice depends on. */
    private String key(Archive archive, Selection named) {
        TrialChoice.Wish wish = options.wish();
        return String.join(
                " ",
                archive.digest().hex(),
                named.toString(),
                wish.sample().map(size -> "sample " + size).orElse("no sample"),
                wish.closure()
                        .map(steps -> "closure " + steps + " "
                                + workspace.configuration().mapping())
                        .orElse("no closure"));
    }
}
