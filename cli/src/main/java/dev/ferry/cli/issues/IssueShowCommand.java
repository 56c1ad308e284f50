package dev.ferry.cli.issues;

import dev.ferry.cli.session.Session;
import dev.ferry.cli.terminal.Console;
import dev.ferry.cli.terminal.Safe;
import dev.ferry.github.CommentView;
import dev.ferry.github.IssueView;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code ferry issue show}: as a person reads it. */
@Command(
        name = "show",
        description = "Show the issue with its comments, as it stands on GitHub now.",
        footer = {"Examples:", "  ferry issue show 812", "  ferry issue show --staging --number 17 | less"})
public final class IssueShowCommand implements Callable<Integer> {
    private static final String RULE = "-".repeat(72);

    private final Session session;

    @Mixin
    private IssueChoice choice = new IssueChoice();

    public IssueShowCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() throws IOException {
        return Reading.run(session, choice, (patient, comments) -> {
            IssueView issue = patient.issue();
            Console console = session.console();
            console.result(Safe.line(patient + "  " + issue.title()));
            facts(patient).forEach(fact -> console.result(Safe.line(fact)));
            console.result("");
            console.result(Safe.text(issue.body()));
            for (CommentView comment : comments) {
                console.result(RULE);
                console.result(Safe.line(comment.author() + ", " + comment.createdAt() + "  " + comment.url()));
                console.result("");
                console.result(Safe.text(comment.body()));
            }
        });
    }

    private static List<String> facts(Patient patient) {
        IssueView issue = patient.issue();
        List<String> facts = new ArrayList<>();
        facts.add(fact("address", issue.url()));
        facts.add(fact("origin", patient.item().map(item -> "issue " + item).orElse("not of this migration")));
        facts.add(fact(
                "state",
                (issue.closed() ? "closed" : "open")
                        + issue.stateReason().map(reason -> " (" + reason + ")").orElse("")
                        + (issue.locked() ? ", locked" : "")
                        + issue.lockReason().map(reason -> " (" + reason + ")").orElse("")));
        facts.add(fact("opened", issue.createdAt() + " by " + issue.author()));
        issue.closedAt().ifPresent(time -> facts.add(fact("closed", time.toString())));
        facts.add(fact("changed", issue.updatedAt().toString()));
        if (!issue.labels().isEmpty()) {
            facts.add(fact("labels", String.join(", ", issue.labels())));
        }
        issue.milestone().ifPresent(milestone -> facts.add(fact("milestone", milestone.title())));
        if (!issue.assignees().isEmpty()) {
            facts.add(fact("assigned", String.join(", ", issue.assignees())));
        }
        facts.add(fact("comments", Integer.toString(issue.comments())));
        return facts;
    }

    private static String fact(String what, String value) {
        return String.format("%-14s%s", what, value);
    }
}
