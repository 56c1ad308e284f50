package dev.ferry.cli.stages;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ferry.archive.WholeFile;
import dev.ferry.cli.run.ExitCode;
import dev.ferry.cli.run.FindingsException;
import dev.ferry.cli.session.Session;
import dev.ferry.cli.terminal.Safe;
import dev.ferry.mapping.ledger.MigrationView;
import dev.ferry.transfer.guard.HeldLock;
import dev.ferry.transfer.guard.InteractionLock;
import dev.ferry.transfer.guard.InteractionLock.Result;
import dev.ferry.transfer.guard.SettingsRecord;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** What a transfer does about both repositories before the first issue moves and after the last one. */
final class TransferGuard {
    /** Changes with every issue that comes or goes. */
    private static final String OPEN_ISSUES = "open_issues_count";

    private final Session session;
    private final Crossing crossing;
    private final SettingsRecord settings;

    TransferGuard(Session session, Crossing crossing) {
        this.session = session;
        this.crossing = crossing;
        settings = new SettingsRecord(crossing.ledger(), crossing.github(), crossing.staging(), crossing.target());
    }

    /** Keeps what is set, then locks where that is wanted; a lock that is refused ends the run before anything moves. */
    void begin(boolean lock) throws InterruptedException {
        settings.keepBefore(session.clock().instant());
        if (!lock) {
            return;
        }
        if (crossing.repositories().target().isPrivate()) {
            throw new FindingsException(
                    List.of(crossing.target()
                            + " can not be locked, for it is private, and GitHub limits interactions of"
                            + " public repositories only; nothing was moved. Only who has access to it can open issues"
                            + " there: run the same command without --lock"),
                    ExitCode.REMOTE);
        }
        Result result = lock(crossing).lock();
        if (result.kind() == Result.Kind.REFUSED) {
            throw new FindingsException(
                    List.of(
                            crossing.target() + " can not be locked: " + result.words(),
                            "nothing was moved; only administrators of a public repository may limit interactions:"
                                    + " give the token's user that right, or run the same command without --lock"),
                    ExitCode.REMOTE);
        }
        session.console()
                .say((result.kind() == Result.Kind.DONE ? "Locked " : "Not locked, for it needs no lock: ")
                        + crossing.target() + ": " + result.words());
    }

    /** Gives the lock back, of this run or of one that was killed, and writes what is not as it was. Returns whether all is well. */
    boolean end() throws InterruptedException, IOException {
        boolean open = HeldLock.of(crossing.ledger().view()).isEmpty() || unlock(session, crossing);
        SettingsRecord.Comparison comparison = settings.compare(session.clock().instant());
        write(comparison.json(), session.workspace().repositorySettings());
        comparison.differences().stream()
                .filter(difference -> !difference.contains(OPEN_ISSUES))
                .forEach(difference -> session.console().say(Safe.line("not as before the transfer: " + difference)));
        return open;
    }

    /** Says so where a run ends early: nobody else can open issues there until it is given back. */
    static void tellStillHeld(Session session, MigrationView migration) {
        HeldLock.of(migration)
                .filter(lock -> !lock.hasEnded(session.clock().instant()))
                .ifPresent(lock -> session.console()
                        .say(
                                "The final repository is still locked; the same command goes on and gives it back at its end, or"
                                        + " `ferry transfer --unlock` does at once"));
    }

    private boolean unlock(Session session, Crossing crossing) throws InterruptedException {
        return LockWords.tell(
                session.console(), crossing.target(), lock(crossing).unlock());
    }

    private static InteractionLock lock(Crossing crossing) {
        return new InteractionLock(crossing.ledger(), crossing.github(), crossing.target(), crossing.surroundings());
    }

    private static void write(ObjectNode json, Path target) throws IOException {
        WholeFile.write(
                target, new JsonMapper().writerWithDefaultPrettyPrinter().writeValueAsString(json));
    }
}
