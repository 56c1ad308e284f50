package dev.ferry.cli.stages;

import dev.ferry.cli.doctor.Pace;
import dev.ferry.cli.terminal.Console;
import dev.ferry.cli.terminal.Figures;
import dev.ferry.cli.terminal.Safe;
import dev.ferry.github.Standing;
import dev.ferry.mapping.ledger.RelationKind;
import dev.ferry.mapping.ledger.RelationRow;
import dev.ferry.transfer.relations.RelationsPlan;
import dev.ferry.transfer.relations.RelationsSummary;
import java.util.Optional;

/** What {@code ferry relations} says at its end. */
final class RelationsWords {
    private static final int MOST_SHOWN = 20;

    private final Console console;

    RelationsWords(Console console) {
        this.console = console;
    }

    void plan(RelationsPlan plan, Standing standing) {
        console.result("Would set " + Figures.count(plan.open(), "relation") + ":");
        kinds(plan.blockedBy(), plan.tasks(), plan.asDuplicates(), plan.duplicateLines());
        others(plan.done(), plan.waiting());
        if (plan.modifications() > 0) {
            Pace pace = Pace.of(
                    standing.limits(),
                    Optional.empty(),
                    Math.max(1, standing.tokens().size()),
                    0);
            console.result("  changes: " + Figures.count(plan.modifications())
                    + pace.time(plan.modifications(), plan.modifications())
                            .map(time -> "; time by the limits: at least " + Figures.time(time))
                            .orElse("; no limits are set"));
        }
    }

    void summary(RelationsSummary summary) {
        long set = summary.blockedBy() + summary.tasks() + summary.asDuplicates() + summary.duplicateLines();
        console.result("Set " + Figures.count(set, "relation") + (set == 0 ? "" : ":"));
        kinds(summary.blockedBy(), summary.tasks(), summary.asDuplicates(), summary.duplicateLines());
        others(summary.done(), summary.waiting());
        if (summary.newDates() > 0) {
            console.result("  with a new closing date: " + Figures.count(summary.newDates(), "issue")
                    + "; the old one stands in the archive");
        }
        if (summary.datesKept()) {
            console.say(
                    "Closing an issue as a duplicate gives it a new closing date on this server, as the first one showed:"
                            + " the others say \"Duplicate of\" in their text. `ferry relations --new-dates` closes the rest as"
                            + " duplicates all the same");
        }
        if (summary.unconfirmed() > 0) {
            console.say(Figures.count(summary.unconfirmed(), "relation")
                    + " unconfirmed: the answer was lost; the same command looks for them again");
        }
        failed(summary);
    }

    private void kinds(long blockedBy, long tasks, long asDuplicates, long lines) {
        tell("blocked by another issue", blockedBy);
        tell("entries of task lists", tasks);
        tell("closed as a duplicate", asDuplicates);
        tell("\"Duplicate of\" in the text", lines);
    }

    private void others(long done, long waiting) {
        tell("set before", done);
        if (waiting > 0) {
            console.result("  waiting: " + Figures.count(waiting)
                    + " with an issue that is not in the final repository; the same command sets them once it is");
        }
    }

    private void tell(String what, long count) {
        if (count > 0) {
            console.result("  " + what + ": " + Figures.count(count));
        }
    }

    private void failed(RelationsSummary summary) {
        if (summary.failed().isEmpty()) {
            return;
        }
        console.say(Figures.count(summary.failed().size(), "relation")
                + " failed; mend the causes, then run the same command again:");
        summary.failed().stream().limit(MOST_SHOWN).forEach(row -> console.say(Safe.line("  " + sentence(row))));
        if (summary.failed().size() > MOST_SHOWN) {
            console.say("  and " + Figures.count(summary.failed().size() - MOST_SHOWN) + " more");
        }
    }

    private static String sentence(RelationRow row) {
        return row.item() + (row.kind() == RelationKind.BLOCKED_BY ? " blocked by " : " duplicate of ") + row.target()
                + ": " + row.detail();
    }
}
