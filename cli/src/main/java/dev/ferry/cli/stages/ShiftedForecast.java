package dev.ferry.cli.stages;

import dev.ferry.cli.terminal.Figures;
import dev.ferry.cli.terminal.Pace;
import dev.ferry.importer.forecast.ShiftedTexts;
import dev.ferry.mapping.FinalNumber;
import dev.ferry.mapping.ledger.Counts;
import dev.ferry.mapping.ledger.ItemState;
import dev.ferry.mapping.ledger.MigrationView;
import dev.ferry.mapping.ledger.MovedView;
import dev.ferry.transfer.rewrite.RewriteCost;
import java.util.List;
import java.util.Optional;

/** What wrong numbers in texts mean for a migration: how many texts, the ways on, and what each of them costs. */
final class ShiftedForecast {
    private final Crossing crossing;
    private final ShiftedTexts.Count wrong;

    private ShiftedForecast(Crossing crossing, ShiftedTexts.Count wrong) {
        this.crossing = crossing;
        this.wrong = wrong;
    }

    /** If the final repository goes on with this number. Renders everything that was written. */
    static ShiftedForecast at(FinalNumber next, Crossing crossing) {
        MigrationView migration = crossing.ledger().view();
        ShiftedTexts texts = new ShiftedTexts(crossing.archive(), migration, crossing.rendering());
        ShiftedTexts.Count wrong = texts.count(migration.forecast().nextOnStaging(), next, crossing.progress());
        crossing.progress().end();
        return new ShiftedForecast(crossing, wrong);
    }

    /** Where numbers came otherwise than foreseen, tells how many, and how many texts name one of them. */
    static void tellMoved(Crossing crossing) {
        MigrationView migration = crossing.ledger().view();
        MovedView moved = migration.moved();
        long otherwise = migration.forecast().isWritten() ? moved.otherThanForeseen() : 0;
        if (otherwise == 0) {
            return;
        }
        ShiftedForecast shifted = at(new FinalNumber(moved.highest() + 1), crossing);
        if (shifted.isWrong()) {
            crossing.session()
                    .console()
                    .result(Figures.count(otherwise, "issue")
                            + " got another number than foreseen; `ferry rewrite` edits " + shifted.texts()
                            + " that name such a number");
        }
    }

    /** Whether some text names a wrong number. */
    boolean isWrong() {
        return wrong.texts() > 0;
    }

    /** {@code 3 texts in 2 issues}. */
    String texts() {
        return Figures.count(wrong.texts(), "text") + " in " + Figures.count(wrong.issues(), "issue");
    }

    /** How to go on, a line each. */
    List<String> ways() {
        Counts counts = crossing.ledger().view().counts();
        long all = counts.total() - counts.of(ItemState.SKIPPED);
        long moved = crossing.ledger().view().moved().count();
        return List.of(
                texts() + " would name a wrong number. Two ways on:",
                "`ferry transfer --forecast-shifted` moves them all the same; afterwards `ferry rewrite` edits these texts"
                        + time(wrong.texts(), 1 + wrong.texts() / RewriteCost.TEXTS_AT_ONCE),
                "`ferry undo`, then `ferry import --new --references forecast`: all " + Figures.count(all, "issue")
                        + " are deleted" + (moved == 0 ? "" : ", the " + moved + " in " + crossing.target() + " too,")
                        + " and written on staging once more, with numbers foreseen anew"
                        + time(2 * all, all + all / RewriteCost.TEXTS_AT_ONCE));
    }

    private String time(long writes, long requests) {
        int tokens = crossing.configuration().github().needTokens().size();
        return Pace.of(crossing.github().limits(), Optional.empty(), tokens, 0)
                .time(writes, requests)
                .map(time -> " (about " + Figures.time(time) + " under the limits)")
                .orElse("");
    }
}
