package dev.ferry.cli.stages;

import dev.ferry.archive.LegacyId;
import dev.ferry.cli.terminal.Console;
import dev.ferry.cli.terminal.Figures;
import dev.ferry.cli.terminal.Safe;
import dev.ferry.importer.Replenished;
import dev.ferry.mapping.ledger.Counts;
import dev.ferry.mapping.ledger.ItemState;
import dev.ferry.mapping.ledger.MigrationView;
import dev.ferry.mapping.ledger.OlderItem;
import dev.ferry.transfer.move.OnFailure;
import dev.ferry.transfer.move.TransferSummary;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a transfer says: before it moves anything, and at its end. */
final class TransferWords {
    /** How many labels are named. */
    private static final int SHOWN = 10;

    private final Crossing crossing;
    private final Console console;

    TransferWords(Crossing crossing) {
        this.crossing = crossing;
        console = crossing.session().console();
    }

    /** Nothing is moved while staging has some otherwise than the newer archive. */
    void outdated(List<LegacyId> outdated) {
        console.say(InTheWay.named(outdated)
                + " on staging not as the newer archive has them; nothing was moved: run `ferry import` to"
                + " its end, then this again");
    }

    /** Nothing was moved past older ones that can not move. */
    void inTheWay(List<OlderItem> older) {
        InTheWay.sentences(older).forEach(console::say);
        console.say("Nothing was moved: what moves before them takes their place in the order. To go on without"
                + " them, which gives them higher numbers: `ferry transfer --on-failure defer`");
    }

    /** What the final repository had at the import and has again. */
    void replenished(Replenished made) {
        if (!made.isNothing()) {
            String lacked = Stream.of(named(made.labels(), "label"), named(made.milestones(), "milestone"))
                    .flatMap(Optional::stream)
                    .collect(Collectors.joining(" and "));
            crossing.progress()
                    .say(Safe.line(crossing.target() + " lacked " + lacked
                            + ", which a transfer would drop from the issues: made anew; whoever means to delete or"
                            + " rename any should wait for the end of the transfer"));
        }
    }

    private static Optional<String> named(List<String> names, String noun) {
        String shown = names.stream().limit(SHOWN).map(name -> "'" + name + "'").collect(Collectors.joining(", "));
        return names.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        Figures.count(names.size(), noun) + " (" + shown + (names.size() > SHOWN ? ", ..." : "") + ")");
    }

    /** Said before anything moves: nothing that Ferry does keeps GitHub from it. */
    void noteWatchers() {
        if (crossing.ledger().view().counts().of(ItemState.IMPORTED) > 0) {
            console.say("note: whoever watches " + crossing.target()
                    + " may get a mail for each issue that moves: tell them before, and how to stop watching");
        }
    }

    /** Final numbers rise in the order of moving: what comes to staging later can not take a place in between. */
    void warnOfOrder(OnFailure onFailure) {
        MigrationView migration = crossing.ledger().view();
        if (migration.counts().of(ItemState.IMPORTED) == 0) {
            return;
        }
        if (onFailure == OnFailure.DEFER) {
            InTheWay.sentences(migration.order().older())
                    .forEach(sentence -> console.say("warning: overtaken now: " + sentence));
        }
        long overtaken = migration.order().overtaken();
        if (overtaken > 0) {
            console.say("warning: " + Figures.count(overtaken, "planned issue") + " never imported and older than"
                    + " some that move now: moved later, they get higher numbers and the old order is lost;"
                    + " to keep it, stop (Ctrl-C) and run `ferry import` first");
        }
        long unplanned = crossing.archive().manifest().counts().issues()
                - (migration.counts().total() - migration.newerArchive().gone());
        if (unplanned > 0) {
            console.say("warning: " + Figures.count(unplanned, "issue") + " of the archive not planned: imported and"
                    + " moved later, they get higher numbers than all that move now, whatever their age");
        }
    }

    /** What came of it. */
    void tell(TransferSummary summary) {
        Counts counts = crossing.ledger().view().counts();
        console.result("Moved " + Figures.count(summary.moved(), "issue") + " to " + crossing.target() + "; "
                + Figures.count(counts.of(ItemState.MOVED) + counts.of(ItemState.SETTLED)) + " of "
                + Figures.count(counts.total() - counts.of(ItemState.SKIPPED)) + " are there");
        if (!summary.overtaken().isEmpty()) {
            console.result(InTheWay.named(summary.overtaken())
                    + " refused and overtaken by the rest of the same request; `ferry failures` names who overtook");
        }
        if (!summary.plannedAnew().isEmpty()) {
            console.result(
                    InTheWay.named(summary.plannedAnew())
                            + " searched for again and found in neither repository: planned anew, `ferry import` makes it again");
        }
        asBefore(summary);
        if (!summary.outOfOrder().isEmpty()) {
            console.result(Figures.count(summary.outOfOrder().size(), "issue") + " out of legacy order");
        }
        if (summary.strangers() > 0) {
            console.result(Figures.count(summary.strangers(), "number") + " in between went to others");
        }
        long waiting = counts.of(ItemState.PLANNED) + counts.of(ItemState.IMPORTING);
        if (waiting > 0) {
            console.say(
                    Figures.count(waiting, "planned issue") + " not imported yet; run `ferry import`, then this again");
        }
    }

    /** What the transfer opened or unlocked, and whether it is as it was again. */
    private void asBefore(TransferSummary summary) {
        if (summary.reopened().closedAgain() > 0) {
            console.result("Closed issues are refused here: "
                    + Figures.count(summary.reopened().closedAgain(), "issue")
                    + " opened, moved and closed again; their closing date is that of the transfer");
        }
        if (summary.reopened().leftOpen() > 0) {
            console.result(Figures.count(summary.reopened().leftOpen(), "issue")
                    + " moved and not closed again yet: run the same command once more");
        }
        if (summary.relocked().lockedAgain() > 0) {
            console.result("A transfer unlocks here: "
                    + Figures.count(summary.relocked().lockedAgain(), "issue")
                    + " locked again as on staging");
        }
        if (summary.relocked().leftUnlocked() > 0) {
            console.result(Figures.count(summary.relocked().leftUnlocked(), "issue")
                    + " locked on staging and not locked again yet: run the same command once more, or lock by hand"
                    + " (`ferry issue lock`)");
        }
    }
}
