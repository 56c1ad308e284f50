package dev.ferry.cli.issues;

import dev.ferry.cli.config.Workspace;
import dev.ferry.cli.run.ExitCode;
import dev.ferry.cli.session.Connection;
import dev.ferry.cli.session.Session;
import dev.ferry.github.CommentView;
import dev.ferry.github.GitHub;
import dev.ferry.github.QuotaStore;
import dev.ferry.mapping.ledger.LedgerView;
import dev.ferry.mapping.ledger.MigrationRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;

/** Reads an issue with its comments without the workspace's lock, so while a stage runs as well. */
final class Reading {
    private Reading() {}

    static int run(Session session, IssueChoice choice, BiConsumer<Patient, List<CommentView>> action) {
        Workspace workspace = session.workspace();
        try (LedgerView ledger =
                        LedgerView.openReadOnly(workspace.configuration().database());
                GitHub github = Connection.open(
                        session, workspace.configuration(), QuotaStore.inMemory(), session.console()::say)) {
            MigrationRecord record = choice.migration().need(workspace, ledger);
            Patient patient = Patient.find(github, record, ledger.migration(record.id()), choice);
            List<CommentView> comments = new ArrayList<>();
            github.issues(patient.repository())
                    .comments(patient.address().number())
                    .forEach(comments::add);
            action.accept(patient, comments);
            return ExitCode.DONE.code();
        }
    }
}
