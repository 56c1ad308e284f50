package dev.ferry.cli.stages;

import dev.ferry.cli.run.ExitCode;
import dev.ferry.cli.run.StoppedException;
import dev.ferry.cli.session.MigrationChoice;
import dev.ferry.cli.session.Session;
import dev.ferry.transfer.relations.Relations;
import dev.ferry.transfer.relations.RelationsSummary;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code ferry relations}: what issues have to do with each other, in the final repository. */
@Command(
        name = "relations",
        description =
                "Set dependencies and duplicates between the issues of the final repository, close as not planned what was, and lock"
                        + " what is to be locked. Each is set once: what people take away there afterwards stays away.",
        footer = {
            "Examples:",
            "  ferry relations --plan",
            "  ferry relations",
            "",
            "How they are shown is mapping: { relations: ... } in ferry.yaml, what is locked mapping: { lock: ... }.",
            "Run it after `ferry rewrite`.",
            "Next: ferry verify"
        })
public final class RelationsCommand implements Callable<Integer> {
    private final Session session;

    @Mixin
    private MigrationChoice choice = new MigrationChoice();

    @Option(names = "--plan", description = "say what would be set, and change nothing")
    private boolean plan;

    @Option(
            names = "--new-dates",
            description =
                    "close issues as duplicates, or as not planned, also where the server gives them a new closing date for it")
    private boolean newDates;

    public RelationsCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() throws IOException {
        return new Stage(session, "relations", "relation").run(choice, this::relate);
    }

    private ExitCode relate(Crossing crossing) {
        CollisionFile collisions = new CollisionFile(session.workspace().collisions());
        Relations relations = new Relations(crossing.relationsJob(newDates), collisions::add);
        RelationsWords words = new RelationsWords(session.console());
        if (plan) {
            words.plan(relations.plan(), crossing.github().standing());
            return ExitCode.DONE;
        }
        RelationsSummary summary = relations.run();
        if (summary.stopped()) {
            throw new StoppedException();
        }
        crossing.progress().end();
        words.summary(summary, collisions);
        return summary.isWhole() ? ExitCode.DONE : ExitCode.INCOMPLETE;
    }
}
