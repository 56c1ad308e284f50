package dev.ferry.cli.stages;

import dev.ferry.cli.run.ExitCode;
import dev.ferry.cli.run.StoppedException;
import dev.ferry.cli.run.UsageException;
import dev.ferry.cli.session.IssueNumber;
import dev.ferry.cli.session.MigrationChoice;
import dev.ferry.cli.session.Session;
import dev.ferry.mapping.FinalNumber;
import dev.ferry.mapping.MapRow;
import dev.ferry.mapping.ledger.ItemRow;
import dev.ferry.mapping.ledger.ItemState;
import dev.ferry.mapping.ledger.MigrationView;
import dev.ferry.mapping.render.Renderer;
import dev.ferry.transfer.rewrite.Rewrite;
import dev.ferry.transfer.rewrite.RewriteJob;
import dev.ferry.transfer.rewrite.RewriteSummary;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
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
            "Next: ferry relations, for dependencies and duplicates; then ferry verify"
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
            converter = IssueNumber.class,
            description = "only the issue with this number in the final repository")
    private Optional<FinalNumber> issue = Optional.empty();

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
        CollisionFile collisions = new CollisionFile(session.workspace().collisions());
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
                    collisions::add);
            MigrationView view = crossing.ledger().view();
            // What was settled before is not read again, unless the map has grown: of that, an earlier run has told.
            boolean whole = plan || view.counts().of(ItemState.SETTLED) == 0;
            RewriteSummary summary = plan
                    ? plan(rewrite, view)
                    : issue.isPresent() ? rewrite.one(item(view, issue.get())) : rewrite.run();
            if (summary.stopped()) {
                throw new StoppedException();
            }
            crossing.progress().end();
            RewriteWords words = new RewriteWords(session.console(), report, summary);
            words.edits(plan);
            if (plan) {
                words.cost(crossing.github().standing());
                if (issue.isEmpty() || output.isPresent()) {
                    words.plan(planFile());
                }
            }
            // One issue, or a run that had nothing left to look at, does not take the whole run's report away.
            if (issue.isEmpty() && summary.issues() > 0) {
                report.finish(summary, whole);
                words.written(whole);
            }
            words.leftAlone(collisions);
            ExitCode code =
                    Stage.leftBehind(session.console(), crossing.ledger().view().counts());
            if (code != ExitCode.DONE || !summary.lacking().isEmpty()) {
                return ExitCode.INCOMPLETE;
            }
            if (!plan && issue.isEmpty()) {
                session.console().say("Next: `ferry relations`, then `ferry verify`");
            }
            return code;
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

    private static ItemRow item(MigrationView migration, FinalNumber number) {
        Optional<MapRow> row = migration.idMap().row(number);
        return row.flatMap(found -> migration.item(found.id()))
                .filter(found -> found.state() == ItemState.MOVED || found.state() == ItemState.SETTLED)
                .orElseThrow(() ->
                        new UsageException("--issue: the migration has no moved issue that did not fail under number "
                                + number.value() + "; `ferry map` lists the numbers, `ferry failures` what failed"));
    }
}
