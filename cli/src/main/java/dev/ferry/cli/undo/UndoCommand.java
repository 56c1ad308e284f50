package dev.ferry.cli.undo;

import dev.ferry.cli.run.ExitCode;
import dev.ferry.cli.run.StoppedException;
import dev.ferry.cli.run.UsageException;
import dev.ferry.cli.session.Confirmation;
import dev.ferry.cli.session.Desk;
import dev.ferry.cli.session.PlaceOptions;
import dev.ferry.cli.session.Session;
import dev.ferry.cli.stages.CollisionFile;
import dev.ferry.cli.terminal.Progress;
import dev.ferry.github.RepositoryName;
import dev.ferry.mapping.ledger.MigrationLedger;
import dev.ferry.mapping.ledger.UndoPlace;
import dev.ferry.mapping.ledger.UndoView;
import dev.ferry.mapping.ledger.UndoWay;
import dev.ferry.transfer.guard.HeldLock;
import dev.ferry.transfer.guard.InteractionLock;
import dev.ferry.transfer.undo.Undo;
import dev.ferry.transfer.undo.UndoJob;
import dev.ferry.transfer.undo.UndoPreview;
import dev.ferry.transfer.undo.UndoSummary;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code ferry undo}: what a migration made is deleted, or closed. */
@Command(
        name = "undo",
        description =
                "Take back what a migration made: delete its issues in both repositories, or in one, after a preview and"
                        + " after you typed the repository's name. Only issues whose text ends with the migration's"
                        + " marker are touched. A run that was stopped goes on with the same command.",
        footer = {
            "Examples:",
            "  ferry undo",
            "  ferry undo --staging --yes-i-mean example/issues-staging",
            "  ferry undo --target --close",
            "",
            "Next: ferry import --new begins another migration"
        })
public final class UndoCommand implements Callable<Integer> {
    private final Session session;

    @Mixin
    private PlaceOptions places = new PlaceOptions();

    @Option(
            names = "--close",
            description = "close the issues as not planned, with a sentence in their texts, instead of deleting them")
    private boolean close;

    @Option(
            names = "--yes-i-mean",
            paramLabel = "OWNER/NAME",
            description = "the repository in which it happens, instead of typing its name; once for each of the two")
    private List<String> confirmed = new ArrayList<>();

    public UndoCommand(Session session) {
        this.session = session;
    }

    /** An undo in one repository, looked at and not begun or gone on with yet. */
    private record Prospect(UndoPlace place, RepositoryName repository, Undo undo, Optional<UndoPreview> found) {
        boolean isNothing() {
            return found.filter(there -> there.made().isEmpty()).isPresent();
        }
    }

    @Override
    public Integer call() throws IOException {
        return Desk.run(session, "undo", places.choice(), this::undo);
    }

    private ExitCode undo(Desk desk) throws InterruptedException, IOException {
        MigrationLedger migration = desk.ledger();
        UndoWay way = way(UndoView.of(migration.view()));
        UndoWords words = new UndoWords(session.console(), way);
        session.console().result("Migration " + desk.record().id());
        List<Prospect> prospects = new ArrayList<>();
        for (UndoPlace place : places()) {
            RepositoryName repository = desk.repository(place);
            Undo undo = new Undo(new UndoJob(
                    migration,
                    desk.github(),
                    place,
                    repository,
                    desk.workspace().configuration().reconcile().quiet(),
                    desk.surroundings(),
                    desk.progress(),
                    session.stop(),
                    new CollisionFile(session.workspace().collisions())::add));
            prospects.add(look(
                    new Prospect(place, repository, undo, Optional.empty()), way, migration, words, desk.progress()));
            stopWhereAsked();
        }
        prospects.removeIf(Prospect::isNothing);
        if (prospects.isEmpty()) {
            session.console().result("There is nothing to undo.");
            return ExitCode.DONE;
        }
        words.tellWhatHappens();
        new Confirmation(session.console(), confirmed)
                .require(
                        "name of the repository",
                        prospects.stream()
                                .map(prospect -> prospect.repository().toString())
                                .toList());
        // Who stopped it did not mean it, whatever the command line says.
        stopWhereAsked();
        ExitCode exit = carryOut(prospects, way, words, desk.progress());
        giveLockBack(desk);
        session.console().say("To begin another migration: `ferry import --new`");
        return exit;
    }

    /** A transfer that was killed may hold it, and no later one of this migration gives it back. */
    private void giveLockBack(Desk desk) throws InterruptedException {
        if (HeldLock.of(desk.ledger().view()).isPresent()) {
            RepositoryName target = desk.repository(UndoPlace.TARGET);
            InteractionLock lock = new InteractionLock(desk.ledger(), desk.github(), target, desk.surroundings());
            session.console().say(target + ": " + lock.unlock().words());
        }
    }

    private void stopWhereAsked() {
        if (session.stop().isRaised()) {
            throw new StoppedException();
        }
    }

    private static Prospect look(
            Prospect prospect, UndoWay way, MigrationLedger migration, UndoWords words, Progress progress) {
        UndoView view = UndoView.of(migration.view());
        if (view.stand(prospect.place())
                .filter(stand -> stand.isOpen() && stand.way() == way)
                .isPresent()) {
            words.goesOn(prospect.repository(), view.counts(prospect.place()));
            return prospect;
        }
        UndoPreview found = prospect.undo().find();
        progress.end();
        words.preview(prospect.repository(), found);
        return new Prospect(prospect.place(), prospect.repository(), prospect.undo(), Optional.of(found));
    }

    private ExitCode carryOut(List<Prospect> prospects, UndoWay way, UndoWords words, Progress progress)
            throws InterruptedException {
        // All before the first deletion: what was confirmed together goes on together.
        for (Prospect prospect : prospects) {
            prospect.found().ifPresent(found -> prospect.undo().confirm(way, found.made()));
        }
        boolean whole = true;
        for (Prospect prospect : prospects) {
            UndoSummary summary = prospect.undo().run();
            progress.end();
            new CollisionFile(session.workspace().collisions()).tell(session.console(), summary.collisions());
            if (summary.stopped()) {
                throw new StoppedException();
            }
            words.end(prospect.repository(), summary);
            whole &= summary.left().isEmpty() && summary.late().isEmpty();
        }
        return whole ? ExitCode.DONE : ExitCode.INCOMPLETE;
    }

    /** One that deletes and may not can be ended by closing the rest; what is closed stays so to its end. */
    private UndoWay way(UndoView view) {
        UndoWay wanted = close ? UndoWay.CLOSE : UndoWay.DELETE;
        for (UndoPlace place : places()) {
            view.stand(place)
                    .filter(stand -> stand.isOpen() && stand.way() == UndoWay.CLOSE && wanted == UndoWay.DELETE)
                    .ifPresent(stand -> {
                        throw new UsageException("an undo that closes was begun and is not at its end; go on with it"
                                + " first: `ferry undo --close`");
                    });
        }
        return wanted;
    }

    private List<UndoPlace> places() {
        return places.named().isEmpty() ? List.of(UndoPlace.values()) : places.named();
    }
}
