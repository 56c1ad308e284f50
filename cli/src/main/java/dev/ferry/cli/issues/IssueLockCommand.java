package dev.ferry.cli.issues;

import dev.ferry.archive.LegacyId;
import dev.ferry.cli.run.UsageException;
import dev.ferry.cli.session.Desk;
import dev.ferry.cli.session.Session;
import dev.ferry.github.IssueLookup;
import dev.ferry.github.IssueView;
import dev.ferry.github.Issues;
import dev.ferry.github.Outcome;
import dev.ferry.mapping.ledger.ItemRow;
import dev.ferry.mapping.ledger.MigrationView;
import dev.ferry.mapping.ledger.RelationKind;
import dev.ferry.mapping.ledger.RelationRow;
import dev.ferry.mapping.ledger.RelationState;
import dev.ferry.mapping.ledger.RelationView;
import dev.ferry.mapping.ledger.Transition;
import dev.ferry.mapping.render.LockReason;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code ferry issue lock}. */
@Command(
        name = "lock",
        description = "Lock the issue, so that only collaborators may comment; or unlock it.",
        footer = {"Examples:", "  ferry issue lock 812 --reason \"too heated\"", "  ferry issue lock 812 --off"})
public final class IssueLockCommand implements Callable<Integer> {
    private final Session session;

    @Mixin
    private IssueChoice choice = new IssueChoice();

    @Mixin
    private StrangerOption stranger = new StrangerOption();

    @Option(
            names = "--reason",
            paramLabel = "WHY",
            description = "off-topic, too heated, resolved or spam (default: none)")
    private Optional<String> reason = Optional.empty();

    @Option(names = "--off", description = "unlock it")
    private boolean off;

    public IssueLockCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() throws IOException {
        if (reason.filter(word -> LockReason.of(word).isEmpty()).isPresent()) {
            throw new UsageException("--reason: off-topic, too heated, resolved or spam, not " + reason.get());
        }
        return new Surgery(session, choice, stranger.isMeant())
                .run(
                        "lock",
                        patient -> off
                                ? new Locking("unlock", false, Optional.empty())
                                : new Locking("lock", true, reason));
    }

    private record Locking(String name, boolean locked, Optional<String> reason) implements Surgery.Change {
        @Override
        public boolean isDone(IssueLookup lookup) {
            return Surgery.found(lookup).filter(this::isAsWanted).isPresent();
        }

        /** Where no reason is wanted, any will do. */
        private boolean isAsWanted(IssueView issue) {
            return issue.locked() == locked
                    && reason.filter(word -> !issue.lockReason().equals(reason)).isEmpty();
        }

        /** In the final repository, what the ledger promises is what verify looks for. */
        @Override
        public List<Transition> kept(MigrationView ledger, Patient patient) {
            Optional<RelationRow> known = promise(ledger, patient);
            if (locked) {
                return arrived(ledger, patient).stream()
                        .map(id -> promise(id, RelationState.PRESENT, reason.orElse("")))
                        .toList();
            }
            return known.filter(row -> !row.state().equals(RelationState.FAILED)).stream()
                    .map(row -> promise(row.item(), RelationState.LEFT, "unlocked on purpose"))
                    .toList();
        }

        @Override
        public List<Transition> takenBack(Patient patient) {
            // A lock that was not carried out is nobody's promise; one that was not taken away was locked before.
            return patient.item().stream()
                    .map(id -> promise(
                            id,
                            locked ? RelationState.FAILED : RelationState.PRESENT,
                            locked ? "refused" : patient.issue().lockReason().orElse("")))
                    .toList();
        }

        private static Optional<RelationRow> promise(MigrationView ledger, Patient patient) {
            return arrived(ledger, patient).stream()
                    .flatMap(id -> RelationView.of(ledger).rows(List.of(id)).getOrDefault(id, List.of()).stream())
                    .filter(row -> row.kind() == RelationKind.LOCKED)
                    .findFirst();
        }

        private static Transition promise(LegacyId id, RelationState state, String detail) {
            return new Transition.Related(
                    new RelationRow(id, RelationKind.LOCKED, id, state, Optional.empty(), detail));
        }

        private static Optional<LegacyId> arrived(MigrationView ledger, Patient patient) {
            return patient.item()
                    .filter(id -> ledger.item(id).flatMap(ItemRow::finalIssue).isPresent());
        }

        @Override
        public Outcome<?> ask(Desk desk, Patient patient) {
            Issues issues = desk.github().issues(patient.repository());
            return locked
                    ? issues.lock(patient.address().number(), reason)
                    : issues.unlock(patient.address().number());
        }
    }
}
