package dev.ferry.cli.stages;

import dev.ferry.cli.terminal.Console;
import dev.ferry.cli.terminal.Figures;
import dev.ferry.cli.terminal.Pace;
import dev.ferry.cli.terminal.Safe;
import dev.ferry.github.Standing;
import dev.ferry.mapping.ledger.RelationKind;
import dev.ferry.mapping.ledger.RelationRow;
import dev.ferry.mapping.ledger.RelationState;
import dev.ferry.transfer.relations.RelationsPlan;
import dev.ferry.transfer.relations.RelationsSummary;
import dev.ferry.transfer.relations.Way;

/** What {@code ferry relations} says at its end. */
final class RelationsWords {
    private final Console console;

    RelationsWords(Console console) {
        this.console = console;
    }

    void plan(RelationsPlan plan, Standing standing) {
        console.result("Would set " + Figures.count(plan.open(), "relation") + ":");
        tell("blocked by another issue", plan.of(RelationKind.BLOCKED_BY, Way.ASKED));
        tell("entries of task lists", plan.of(RelationKind.BLOCKED_BY, Way.WRITTEN));
        tell("closed as a duplicate", plan.of(RelationKind.DUPLICATE_OF, Way.ASKED));
        tell("\"Duplicate of\" in the text", plan.of(RelationKind.DUPLICATE_OF, Way.WRITTEN));
        tell("closed as not planned", plan.of(RelationKind.NOT_PLANNED, Way.ASKED));
        tell("locked", plan.of(RelationKind.LOCKED, Way.ASKED));
        notSet(plan);
        if (plan.modifications() > 0) {
            console.result("  changes: " + Figures.count(plan.modifications()) + "; "
                    + Pace.of(standing).words(plan.modifications(), plan.modifications()));
        }
    }

    void summary(RelationsSummary summary, CollisionFile collisions) {
        console.result("Set " + Figures.count(summary.set(), "relation") + (summary.set() == 0 ? "" : ":"));
        tell("blocked by another issue", summary.count(RelationKind.BLOCKED_BY, RelationState.PRESENT));
        tell("entries of task lists", summary.count(RelationKind.BLOCKED_BY, RelationState.WRITTEN));
        tell("closed as a duplicate", summary.count(RelationKind.DUPLICATE_OF, RelationState.PRESENT));
        tell("\"Duplicate of\" in the text", summary.count(RelationKind.DUPLICATE_OF, RelationState.WRITTEN));
        tell("closed as not planned", summary.count(RelationKind.NOT_PLANNED, RelationState.PRESENT));
        tell(
                "not closed as not planned, left as people or the server have it",
                summary.count(RelationKind.NOT_PLANNED, RelationState.LEFT));
        tell("locked", summary.count(RelationKind.LOCKED, RelationState.PRESENT));
        tell(
                "locked already for another reason, or on staging, and left so",
                summary.count(RelationKind.LOCKED, RelationState.LEFT));
        tell("with a new closing date, the old one stands in the archive", summary.newDates());
        tell("with an issue that was deleted or moved away", summary.gone());
        notSet(summary.plan());
        if (summary.unsettled() > 0) {
            console.say(
                    Figures.count(summary.unsettled(), "relation")
                            + " to be written when the references of their issues are right: `ferry rewrite`, then the same command");
        }
        held(summary.held());
        heldReasons(summary.heldReasons());
        if (summary.unasked() > 0) {
            console.say(
                    Figures.count(summary.unasked(), "issue")
                            + " not asked for, because the server refused the first ones; mend the cause, then the same command asks again");
        }
        collisions.tell(console, summary.collisions());
        if (summary.unconfirmed() > 0) {
            console.say(Figures.count(summary.unconfirmed(), "relation")
                    + " unconfirmed: the answer was lost; the same command looks for them again");
        }
        failed(summary);
    }

    private void notSet(RelationsPlan plan) {
        tell("set before", plan.of(Way.DONE));
        tell("waiting for an issue's transfer, then set by the same command", plan.of(Way.WAITING));
        tell("with an issue that failed (`ferry failures`), then set by the same command", plan.of(Way.ITEM_FAILED));
        // A reason is of one issue alone: nobody looks for it before that issue is there.
        tell(
                "with an issue that was not imported; set by the same command once it was",
                plan.of(RelationKind.BLOCKED_BY, Way.NOT_IMPORTED)
                        + plan.of(RelationKind.DUPLICATE_OF, Way.NOT_IMPORTED));
        tell("left as they are, for they would lose their closing dates", plan.of(Way.HELD));
    }

    private void held(long held) {
        if (held > 0) {
            console.say(
                    "Closing an issue as a duplicate gives it a new closing date on this server, as the first one showed:"
                            + " " + Figures.count(held, "issue")
                            + " left as they are. `ferry relations --new-dates` closes them as"
                            + " duplicates all the same; `mapping: { relations: { superseder: text } }` in ferry.yaml says it in"
                            + " their texts");
        }
    }

    private void heldReasons(long held) {
        if (held > 0) {
            console.say(
                    "Closing an issue as not planned gives it a new closing date on this server, as the first one showed: "
                            + Figures.count(held, "issue")
                            + " left as completed. `ferry relations --new-dates` closes them as not"
                            + " planned all the same; without rules under `mapping: { state: { reasons: ... } }` in ferry.yaml they"
                            + " stay as they are");
        }
    }

    private void tell(String what, long count) {
        if (count > 0) {
            console.result("  " + what + ": " + Figures.count(count));
        }
    }

    private void failed(RelationsSummary summary) {
        if (summary.failures() == 0) {
            return;
        }
        console.say(Figures.count(summary.failures(), "relation")
                + " failed; mend the causes, then run the same command again:");
        summary.failed().forEach(row -> console.say(Safe.line("  " + sentence(row))));
        if (summary.failures() > summary.failed().size()) {
            console.say("  and "
                    + Figures.count(summary.failures() - summary.failed().size()) + " more");
        }
    }

    private static String sentence(RelationRow row) {
        return row.item() + " " + row.words() + ": " + row.detail();
    }
}
