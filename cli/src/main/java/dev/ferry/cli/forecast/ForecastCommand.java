package dev.ferry.cli.forecast;

import dev.ferry.archive.Archive;
import dev.ferry.archive.ConfigException;
import dev.ferry.cli.config.Workspace;
import dev.ferry.cli.session.IssueNumber;
import dev.ferry.cli.session.MigrationChoice;
import dev.ferry.cli.session.Session;
import dev.ferry.cli.terminal.Progress;
import dev.ferry.mapping.FinalNumber;
import dev.ferry.mapping.ledger.LedgerView;
import dev.ferry.mapping.ledger.MigrationRecord;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code ferry forecast}: the numbers that issues will get in the final repository. */
@Command(
        name = "forecast",
        description =
                "Tell which numbers the issues will get in the final repository, what an import with these numbers saves,"
                        + " and whether those still hold with which texts were written. Changes nothing, here and on GitHub; works"
                        + " while a stage runs.",
        footer = {
            "Examples:",
            "  ferry forecast",
            "  ferry forecast --next-number 85000 --json",
            "",
            "It ends with 7 where texts were written with numbers that no longer hold.",
            "Next: ferry import --references forecast"
        })
public final class ForecastCommand implements Callable<Integer> {
    private final Session session;

    @Mixin
    private MigrationChoice choice = new MigrationChoice();

    @Option(
            names = "--next-number",
            paramLabel = "N",
            converter = IssueNumber.class,
            description = "the number that the final repository gives next (default: asked of the server)")
    private Optional<FinalNumber> nextNumber = Optional.empty();

    @Option(names = "--json", description = "print one JSON object; times are in seconds")
    private boolean json;

    public ForecastCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() throws InterruptedException {
        Workspace workspace = session.workspace();
        try (LedgerView ledger =
                        LedgerView.openReadOnly(workspace.configuration().database());
                Progress progress = Progress.start(session.console(), session.clock(), "issue")) {
            Optional<MigrationRecord> migration = choice.find(workspace, ledger)
                    .filter(one -> ledger.migration(one.id()).counts().total() > 0);
            Path path = migration.map(MigrationRecord::archivePath).orElse(workspace.archive());
            if (!Files.exists(path)) {
                throw new ConfigException(path + " is not there; write it with `ferry export`");
            }
            try (Archive archive = Archive.open(path)) {
                ForecastReport prospect =
                        new ForecastSurvey(session, workspace, ledger, archive, progress).tell(migration, nextNumber);
                progress.end();
                if (json) {
                    session.console().result(prospect.json().toPrettyString());
                } else {
                    prospect.lines().forEach(session.console()::result);
                }
                return prospect.end().code();
            }
        }
    }
}
