package dev.ferry.cli.issues;

import dev.ferry.cli.session.Session;
import dev.ferry.github.IssueEdit;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code ferry issue reopen}. */
@Command(
        name = "reopen",
        description = "Open the issue again.",
        footer = {"Examples:", "  ferry issue reopen 812"})
public final class IssueReopenCommand implements Callable<Integer> {
    private final Session session;

    @Mixin
    private IssueChoice choice = new IssueChoice();

    @Mixin
    private StrangerOption stranger = new StrangerOption();

    public IssueReopenCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() throws IOException {
        return new Surgery(session, choice, stranger.isMeant())
                .run("reopen", patient -> new Edit("reopen", IssueEdit.none().reopening()));
    }
}
