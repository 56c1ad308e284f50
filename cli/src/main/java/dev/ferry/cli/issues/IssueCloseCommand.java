package dev.ferry.cli.issues;

import dev.ferry.cli.run.UsageException;
import dev.ferry.cli.session.Session;
import dev.ferry.github.IssueEdit;
import java.io.IOException;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code ferry issue close}. */
@Command(
        name = "close",
        description = "Close the issue.",
        footer = {"Examples:", "  ferry issue close 812", "  ferry issue close 812 --reason not_planned"})
public final class IssueCloseCommand implements Callable<Integer> {
    private static final Set<String> REASONS = Set.of("completed", "not_planned");

    private final Session session;

    @Mixin
    private IssueChoice choice = new IssueChoice();

    @Mixin
    private StrangerOption stranger = new StrangerOption();

    @Option(
            names = "--reason",
            paramLabel = "WHY",
            defaultValue = "completed",
            description = "completed or not_planned (default: completed)")
    private String reason = "completed";

    public IssueCloseCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() throws IOException {
        if (!REASONS.contains(reason)) {
            throw new UsageException("--reason: completed or not_planned, not " + reason);
        }
        return new Surgery(session, choice, stranger.isMeant())
                .run("close", patient -> new Edit("close", IssueEdit.none().closing(reason)));
    }
}
