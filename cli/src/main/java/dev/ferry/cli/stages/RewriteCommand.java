package dev.ferry.cli.stages;

import dev.ferry.cli.run.ExitCode;
import dev.ferry.cli.run.StoppedException;
import dev.ferry.cli.run.UsageException;
import dev.ferry.cli.session.MigrationChoice;
import dev.ferry.cli.session.Session;
import dev.ferry.cli.terminal.Figures;
import dev.ferry.cli.terminal.Safe;
import dev.ferry.mapping.FinalNumber;
import dev.ferry.mapping.MapRow;
import dev.ferry.mapping.ledger.ItemRow;
import dev.ferry.mapping.ledger.ItemState;
import dev.ferry.mapping.ledger.MigrationView;
import dev.ferry.mapping.render.Renderer;
import dev.ferry.transfer.rewrite.Rewrite;
import dev.ferry.transfer.rewrite.RewriteJob;
import dev.ferry.transfer.rewrite.RewriteSummary;
import dev.ferry.transfer.rewrite.StagingLeft;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code ferry rewrite}: references in the final repository lead to the final repository. */
@Command(
        name = "rewrite",
        description = "Rewrite the old references in the final repository. Only references change; what people wrote"
                + " meanwhile stays. Running it again edits only what is not right yet.",
        footer = {
            "Examples:",
            "  ferry rewrite --plan",
            "  ferry rewrite",
            "  ferry rewrite --issue 101 --map map.json --repository example/project",
            "",
            "Next: ferry verify"
        })
public final class RewriteCommand implements Callable<Integer> {
    private final Session session;

    @Mixin
    private MigrationChoice choice = new MigrationChoice();

    @Option(
            names = "--plan",
            description =
                    "write what would change to rewrite-plan.diff (with --issue: to the screen), and change nothing")
    private boolean plan;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            description = "with --plan: write it to this file instead")
    private Optional<Path> output = Optional.empty();

    @Option(
            names = "--issue",
            paramLabel = "N",
            description = "only the issue with this number in the final repository")
    private Optional<Integer> issue = Optional.empty();

    @Mixin
    private MapFileOptions maps = new MapFileOptions();

    public RewriteCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() throws IOException {
        if (output.isPresent() && !plan) {
            throw new UsageException("-o goes with --plan");
        }
        maps.refuseContradictions(issue.isPresent(), output.isPresent());
        if (maps.areGiven()) {
            return new LazyRun(session, maps, choice)
                    .rewrite(issue.orElseThrow(), plan)
                    .code();
        }
        Path report = session.workspace().rewriteReport();
        return new Stage(session, "rewrite").run(choice, crossing -> rewrite(crossing, report));
    }

    private ExitCode rewrite(Crossing crossing, Path path) throws IOException {
        try (RewriteReport report = RewriteReport.begin(path, crossing.record(), plan)) {
            Rewrite rewrite = new Rewrite(
                    new RewriteJob(
                            crossing.ledger(),
                            crossing.github(),
                            crossing.target(),
                            new Renderer(crossing.rendering()).references(),
                            crossing.targets(),
                            crossing.surroundings(),
                            crossing.progress(),
                            session.stop()),
                    unknown -> report.add(unknown),
                    crowded -> report.add(crowded),
                    left -> report.add(left),
                    new CollisionFile(session.workspace().collisions())::add);
            MigrationView view = crossing.ledger().view();
            RewriteSummary summary = plan
                    ? plan(rewrite, view)
                    : issue.isPresent() ? rewrite.one(item(view, issue.get())) : rewrite.run();
            if (summary.stopped()) {
                throw new StoppedException();
            }
            crossing.progress().end();
            // One issue, or a run that had nothing left to look at, does not take the whole run's report away.
            boolean whole = issue.isEmpty() && summary.issues() > 0;
            if (whole) {
                report.finish(summary);
            }
            tell(summary, report, whole);
            ExitCode code =
                    Stage.leftBehind(session.console(), crossing.ledger().view().counts());
            return code == ExitCode.DONE && !summary.lacking().isEmpty() ? ExitCode.INCOMPLETE : code;
        }
    }

    private void tell(RewriteSummary summary, RewriteReport report, boolean whole) {
        session.console()
                .result((plan ? "Would edit " : "Edited ") + Figures.count(summary.edits(), "text") + " in "
                        + Figures.count(summary.edited()) + " of " + Figures.count(summary.issues(), "issue"));
        if (plan && (issue.isEmpty() || output.isPresent())) {
            session.console()
                    .say("The changes, as a patch: " + planFile()
                            + (summary.edits() == 0
                                    ? " (empty)"
                                    : ". Those issues get a new date of update; nobody new is mentioned."));
        }
        if (!summary.lacking().isEmpty()) {
            session.console()
                    .say(Figures.count(summary.lacking().size(), "issue") + " still without all comments: not finished;"
                            + " run the same command again later");
        }
        if (summary.collisions() > 0) {
            session.console()
                    .result(Figures.count(summary.collisions(), "text")
                            + " somebody edited between reading and writing;"
                            + " what they wrote was replaced. Both texts: "
                            + session.workspace().collisions());
        }
        tellCrowded(report, whole);
        tellStaging(report, whole);
        if (report.count() > 0) {
            session.console()
                    .say(Safe.line(Figures.count(report.count(), "reference") + " that the ID map does not know "
                            + (report.count() == 1 ? "stays as it is: " : "stay as they are: ")
                            + String.join(", ", report.examples())
                            + (report.count() > report.examples().size() ? ", ..." : "")
                            + (whole ? "; all of them with their places: " + report.target() : "")));
        }
    }

    private void tellCrowded(RewriteReport report, boolean whole) {
        if (report.crowded() > 0) {
            session.console()
                    .result(Safe.line(Figures.count(report.crowded(), "reference")
                            + (report.crowded() == 1 ? " stays as it is: its text" : " stay as they are: their texts")
                            + " would be too long for GitHub. Shorten by hand: "
                            + report.crowdedTexts().stream().map(URI::toString).collect(Collectors.joining(", "))
                            + (whole ? "; all of them with their places: " + report.target() : "")));
        }
    }

    private void tellStaging(RewriteReport report, boolean whole) {
        if (!report.staging().isEmpty()) {
            StagingLeft first = report.staging().get(0);
            session.console()
                    .say(Safe.line("The staging repository's name stays in "
                            + Figures.count(report.staging().size(), "place")
                            + " that a rewrite leaves alone (titles, code, people's words): " + first.reference()
                            + " in "
                            + first.url() + (report.staging().size() > 1 ? ", ..." : "")
                            + (whole ? "; all of them: " + report.target() : "")));
        }
    }

    /** One issue's changes are few enough for the screen. */
    private RewriteSummary plan(Rewrite rewrite, MigrationView view) throws IOException {
        if (issue.isPresent() && output.isEmpty()) {
            return rewrite.planOne(item(view, issue.get()), new ShownEdit(session.console())::show);
        }
        try (PlanFile file = PlanFile.begin(planFile())) {
            RewriteSummary summary =
                    issue.isPresent() ? rewrite.planOne(item(view, issue.get()), file::add) : rewrite.plan(file::add);
            // A plan of a part that says nothing of it would be taken for the whole.
            if (!summary.stopped()) {
                file.finish();
            }
            return summary;
        }
    }

    private Path planFile() {
        return output.map(Path::toAbsolutePath)
                .orElseGet(() -> session.workspace().rewritePlan());
    }

    private static ItemRow item(MigrationView migration, int number) {
        Optional<MapRow> row = number < 1 ? Optional.empty() : migration.idMap().row(new FinalNumber(number));
        return row.flatMap(found -> migration.item(found.id()))
                .filter(found -> found.state() == ItemState.MOVED || found.state() == ItemState.SETTLED)
                .orElseThrow(() ->
                        new UsageException("--issue: the migration has no moved issue that did not fail under number "
                                + number + "; `ferry map` lists the numbers, `ferry failures` what failed"));
    }
}
