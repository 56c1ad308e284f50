package dev.ferry.cli.stages;

import dev.ferry.cli.config.Configuration;
import dev.ferry.cli.config.Workspace;
import dev.ferry.cli.run.ExitCode;
import dev.ferry.cli.run.StoppedException;
import dev.ferry.cli.run.UsageException;
import dev.ferry.cli.session.Connection;
import dev.ferry.cli.session.MigrationChoice;
import dev.ferry.cli.session.Names;
import dev.ferry.cli.session.Session;
import dev.ferry.cli.terminal.Figures;
import dev.ferry.cli.terminal.Safe;
import dev.ferry.github.GitHub;
import dev.ferry.github.QuotaStore;
import dev.ferry.github.Repository;
import dev.ferry.github.RepositoryName;
import dev.ferry.github.Surroundings;
import dev.ferry.mapping.FinalNumber;
import dev.ferry.mapping.RepositoryRef;
import dev.ferry.mapping.formats.MapFileReader.MapFile;
import dev.ferry.mapping.references.ReferenceRewriter;
import dev.ferry.mapping.references.ReferenceTargets;
import dev.ferry.mapping.render.Preset;
import dev.ferry.mapping.render.TextLimits;
import dev.ferry.transfer.rewrite.Collision;
import dev.ferry.transfer.rewrite.LazyJob;
import dev.ferry.transfer.rewrite.LazyRewrite;
import dev.ferry.transfer.rewrite.LazySummary;
import java.util.Optional;
import java.util.Random;

/** {@code ferry rewrite --issue N --map FILE}: one issue, for months after the migration, where no workspace is. */
final class LazyRun {
    private final Session session;
    private final MapFileOptions options;
    private final MigrationChoice choice;

    LazyRun(Session session, MapFileOptions options, MigrationChoice choice) {
        this.session = session;
        this.options = options;
        this.choice = choice;
    }

    ExitCode rewrite(FinalNumber number, boolean plan) {
        if (choice.isNamed()) {
            throw new UsageException("--migration does not go with --map: the map says what went where");
        }
        Configuration configuration = Workspace.configurationOrEnvironment(session.folder(), session.environment());
        RepositoryName name = options.repository(configuration);
        MapFile map = options.map();
        if (map.map().row(number).isEmpty()) {
            session.console().result("Edited 0 texts: the map has no issue under " + name + number);
            return ExitCode.DONE;
        }
        try (GitHub github = Connection.open(
                session,
                configuration,
                QuotaStore.inMemory(),
                wait -> session.console().say("waiting: " + wait))) {
            Repository repository = github.repository(name);
            LazyRewrite rewrite = new LazyRewrite(
                    job(github, configuration, repository, map), new ShownEdit(session.console())::show, this::show);
            LazySummary summary = plan ? rewrite.plan(number) : rewrite.run(number);
            if (summary.stopped()) {
                throw new StoppedException();
            }
            return tell(summary, repository.name() + number.toString(), plan);
        }
    }

    private LazyJob job(GitHub github, Configuration configuration, Repository repository, MapFile map) {
        Preset preset = options.preset(configuration);
        Optional<RepositoryRef> staging =
                choice.stagingNamed().or(() -> configuration.staging().map(section -> Names.ref(section.repository())));
        return new LazyJob(
                github,
                repository.name(),
                new ReferenceRewriter(
                        preset.grammar(map.trackerUrl(preset.issuePath()))
                                .with(configuration.mapping().references().otherUrls()),
                        TextLimits.GITHUB.body()),
                new ReferenceTargets(
                        map.map(),
                        Names.ref(repository.name()),
                        staging,
                        repository.web().orElse(configuration.github().web())),
                new Surroundings(session.clock(), session.stop(), new Random()),
                session.stop());
    }

    private ExitCode tell(LazySummary summary, String issue, boolean plan) {
        session.console()
                .result((plan ? "Would edit " : "Edited ") + Figures.count(summary.edits(), "text") + " of the "
                        + Figures.count(summary.texts()) + " that the migration made of " + issue);
        if (!summary.unknown().isEmpty()) {
            session.console()
                    .say(Safe.line("References that the map does not know stay as they are: "
                            + String.join(", ", summary.unknown())));
        }
        summary.crowded()
                .forEach(reference ->
                        session.console().say(Safe.line("No room, shorten the text by hand: " + reference)));
        summary.refused().forEach(refusal -> session.console().say(Safe.line("Not edited: " + refusal)));
        if (summary.unconfirmed() > 0) {
            session.console()
                    .say(Figures.count(summary.unconfirmed(), "edit")
                            + " not confirmed; run the same command again, it edits only what is not right yet");
        }
        return summary.refused().isEmpty() && summary.unconfirmed() == 0 ? ExitCode.DONE : ExitCode.INCOMPLETE;
    }

    /** Both texts on the screen: there is no workspace to keep them in. */
    private void show(Collision collision) {
        session.console()
                .result(collision.url() + ": " + collision.editor().orElse("somebody") + " edited it at "
                        + collision.at()
                        + ", between reading and writing; that was replaced. Look at both texts and edit it:");
        collision.theirs().ifPresent(text -> showText("theirs", text));
        collision.ours().ifPresent(text -> showText("now", text));
    }

    private void showText(String whose, String text) {
        text.lines().forEach(line -> session.console().result("  " + whose + ": " + Safe.line(line)));
    }
}
