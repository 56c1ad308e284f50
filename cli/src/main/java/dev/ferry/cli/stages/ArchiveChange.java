package dev.ferry.cli.stages;

import dev.ferry.archive.Archive;
import dev.ferry.archive.LegacyId;
import dev.ferry.cli.config.Workspace;
import dev.ferry.cli.run.StoppedException;
import dev.ferry.cli.run.UsageException;
import dev.ferry.cli.session.Rendering;
import dev.ferry.cli.session.Session;
import dev.ferry.cli.stages.Stage.Look;
import dev.ferry.cli.terminal.Figures;
import dev.ferry.importer.ArchiveOrigin;
import dev.ferry.importer.NewerArchive;
import dev.ferry.importer.NewerArchive.Changes;
import dev.ferry.mapping.ledger.Counts;
import dev.ferry.mapping.ledger.Fate;
import dev.ferry.mapping.ledger.FindingRow;
import dev.ferry.mapping.ledger.ItemState;
import dev.ferry.mapping.ledger.MigrationLedger;
import dev.ferry.mapping.render.RenderContext;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A migration goes on with another archive: says first what that changes, and asks where it would delete so much that the
 * archive is more likely to be the wrong one.
 */
final class ArchiveChange {
    /** So few are deleted without being asked for. */
    private static final int FEW = 20;

    private static final double MOST_GONE = 0.05;
    private static final double MOST_ANEW = 0.5;

    private final Session session;
    private final Workspace workspace;
    private final MigrationLedger ledger;
    private final Look look;

    ArchiveChange(Session session, Workspace workspace, MigrationLedger ledger, Look look) {
        this.session = session;
        this.workspace = workspace;
        this.ledger = ledger;
        this.look = look;
    }

    /** Compares and takes it up; throws a UsageException where somebody has to be sure and is not. */
    void takeUp(Archive archive, Path path, boolean sure) {
        RenderContext rendering =
                Rendering.comparing(workspace.configuration().mapping(), archive, ledger.view(), look.web());
        NewerArchive newer = new NewerArchive(archive, ledger, rendering, look.progress(), session.stop());
        Changes changes = newer.compare().orElseThrow(StoppedException::new);
        look.progress().end();
        preview(path, changes);
        List<String> doubts = doubts(archive, changes);
        if (!doubts.isEmpty() && !sure) {
            throw new UsageException(String.join("\n", doubts)
                    + "\nIs " + path + " the right archive? Nothing was changed. If it is, run the same command with"
                    + " --yes; `ferry archive diff OLD NEW` shows what two archives do not agree on");
        }
        newer.takeUp(path);
    }

    private void preview(Path path, Changes changes) {
        session.console()
                .say(path + " is another archive than before: "
                        + Figures.count(changes.unknown(), "issue") + " not planned, "
                        + Figures.count(count(changes, false)) + " changed, " + Figures.count(count(changes, true))
                        + " gone");
        say(of(changes, Fate.STAGED, false), "on staging changed: deleted there and made anew");
        say(of(changes, Fate.STAGED, true), "on staging gone from the tracker: deleted there");
        say(of(changes, Fate.NOT_SENT, false), "changed before anything was made of them: imported as they are now");
        say(of(changes, Fate.NOT_SENT, true), "gone before anything was made of them: skipped");
        say(of(changes, Fate.TRANSFERRED, false), "changed after their transfer began: they stay as they are");
        say(of(changes, Fate.TRANSFERRED, true), "gone after their transfer began: they stay as they are");
        if (changes.absent() > 0) {
            session.console()
                    .say(Figures.count(changes.absent(), "issue")
                            + " of this migration not in it, which proves nothing:"
                            + " it was exported with --only or --since. They stay as they are; take a whole archive"
                            + " up before `ferry verify`");
        }
    }

    private void say(List<LegacyId> items, String what) {
        if (!items.isEmpty()) {
            session.console().say("  " + InTheWay.named(items) + " " + what);
        }
    }

    private List<String> doubts(Archive archive, Changes changes) {
        Counts counts = ledger.view().counts();
        long known = counts.total() - counts.of(ItemState.SKIPPED);
        long gone = count(changes, true);
        long anew = of(changes, Fate.STAGED, false).size();
        long staged = counts.of(ItemState.IMPORTED) + counts.of(ItemState.IMPORTING);
        List<String> doubts = new ArrayList<>();
        if (gone > FEW && gone > known * MOST_GONE) {
            doubts.add(Figures.count(gone) + " of " + Figures.count(known, "issue") + " are gone in this archive");
        }
        if (anew > FEW && anew > staged * MOST_ANEW) {
            doubts.add(Figures.count(anew) + " of " + Figures.count(staged, "issue")
                    + " on staging would be deleted and made anew; another door, other export options or a changed"
                    + " mapping do that");
        }
        if (ledger.view().newerArchive().hadArchive(archive.digest())) {
            doubts.add("this migration had this archive before, and went on from it to the one that it has now");
        }
        // The newest activity of a few issues is older than that of all as a rule.
        boolean matters = !archive.manifest().source().holdsOnlySome()
                || !changes.findings().isEmpty();
        ArchiveOrigin.newerThan(ledger.view(), archive.manifest())
                .filter(seen -> matters)
                .ifPresent(
                        seen -> doubts.add("this archive is older than the migration's: that one has seen activity of "
                                + seen + ", this one of "
                                + archive.manifest()
                                        .watermark()
                                        .map(Object::toString)
                                        .orElse("none")));
        return doubts;
    }

    private static long count(Changes changes, boolean gone) {
        return changes.findings().stream().filter(found -> found.gone() == gone).count();
    }

    private static List<LegacyId> of(Changes changes, Fate fate, boolean gone) {
        return changes.findings().stream()
                .filter(found -> found.fate() == fate && found.gone() == gone)
                .map(FindingRow::item)
                .toList();
    }
}
