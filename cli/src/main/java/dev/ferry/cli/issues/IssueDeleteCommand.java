package dev.ferry.cli.issues;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.ferry.cli.session.Confirmation;
import dev.ferry.cli.session.Desk;
import dev.ferry.cli.session.Session;
import dev.ferry.cli.terminal.Safe;
import dev.ferry.github.IssueLookup;
import dev.ferry.github.Outcome;
import dev.ferry.importer.Barrier;
import dev.ferry.mapping.ledger.UndoPlace;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code ferry issue delete}. */
@Command(
        name = "delete",
        description =
                "Delete the issue with all its comments, for good; asks for its number first. Only administrators may.",
        footer = {"Examples:", "  ferry issue delete 812", "  ferry issue delete --staging --number 17 --yes-i-mean 17"
        })
public final class IssueDeleteCommand implements Callable<Integer> {
    private static final String DELETE = """
            mutation($issue: ID!) {
              deleted: deleteIssue(input: {issueId: $issue}) { clientMutationId }
            }
            """;

    private final Session session;

    @Mixin
    private IssueChoice choice = new IssueChoice();

    @Mixin
    private StrangerOption stranger = new StrangerOption();

    @Option(
            names = "--yes-i-mean",
            paramLabel = "N",
            description = "the issue's number on GitHub, instead of typing it")
    private Optional<String> confirmed = Optional.empty();

    public IssueDeleteCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() throws IOException {
        return new Surgery(session, choice, stranger.isMeant()).run("delete", this::change);
    }

    private Surgery.Change change(Patient patient) throws IOException {
        session.console()
                .result(Safe.line(patient + ": " + patient.issue().title() + " ("
                        + patient.issue().comments() + " comments, opened by "
                        + patient.issue().author() + ")"));
        session.console()
                .result("It is deleted with all its comments, for good."
                        + (patient.item().isPresent() && patient.address().place() == UndoPlace.STAGING
                                ? " The next `ferry transfer` finds it missing and imports it again, unless the archive"
                                        + " lacks it by then."
                                : ""));
        new Confirmation(session.console(), confirmed.stream().toList())
                .require(
                        "number of the issue",
                        List.of(Integer.toString(patient.address().number())));
        return new Deletion();
    }

    private record Deletion() implements Surgery.Change {
        @Override
        public String name() {
            return "delete";
        }

        @Override
        public boolean isDone(IssueLookup lookup) {
            return lookup instanceof IssueLookup.Gone;
        }

        @Override
        public Outcome<?> ask(Desk desk, Patient patient) {
            if (patient.address().place() == UndoPlace.STAGING) {
                // The next transfer compares staging with the ledger once more, and finds it missing.
                Barrier.reopen(desk.ledger());
            }
            return desk.github()
                    .graphQl()
                    .mutate(
                            DELETE,
                            JsonNodeFactory.instance
                                    .objectNode()
                                    .put("issue", patient.issue().nodeId()),
                            1)
                    .fold(answer -> answer.part("deleted"), Outcome.Refused::new, Outcome.Unknown::new);
        }
    }
}
