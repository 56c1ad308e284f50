package dev.ferry.cli.stages;

import dev.ferry.archive.LegacyId;
import dev.ferry.cli.run.ExitCode;
import dev.ferry.cli.run.StoppedException;
import dev.ferry.cli.terminal.Console;
import dev.ferry.cli.terminal.Figures;
import dev.ferry.mapping.FinalNumber;
import dev.ferry.mapping.ledger.ForecastView;
import dev.ferry.mapping.ledger.ItemRow;
import dev.ferry.mapping.ledger.ItemState;
import dev.ferry.transfer.verify.Difference;
import dev.ferry.transfer.verify.Kind;
import dev.ferry.transfer.verify.Verification;
import dev.ferry.transfer.verify.VerificationSummary;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Compares what a canary moved with the archive and the forecast, and shows it. */
final class CanaryLook {
    private final Crossing crossing;
    private final Console console;
    private final int size;
    private final List<ItemRow> moved;
    private final List<Difference> differences = new ArrayList<>();

    CanaryLook(Crossing crossing, int size, List<ItemRow> moved) {
        this.crossing = crossing;
        console = crossing.session().console();
        this.size = size;
        this.moved = moved;
    }

    /** Tells of all that was moved; {@code transferred} is how the moving ended. */
    ExitCode show(ExitCode transferred) throws InterruptedException {
        if (moved.isEmpty()) {
            console.result("No issue was moved, so there is nothing to look at");
            return transferred;
        }
        VerificationSummary summary = new Verification(crossing.verificationJob(), this::take, item -> {})
                .run(moved, crossing.surroundings().sleeper());
        if (summary.stopped()) {
            throw new StoppedException();
        }
        crossing.progress().end();
        Map<LegacyId, FinalNumber> foreseen = foreseen();
        new CanaryTable(moved, foreseen, differences).lines().forEach(console::result);
        differences.stream()
                .limit(DifferenceLine.MOST_SHOWN)
                .map(DifferenceLine::of)
                .forEach(console::result);
        console.result("Compared " + Figures.count(summary.items(), "issue") + " with "
                + Figures.count(summary.texts(), "text") + ": " + Figures.count(summary.of(Kind.WRONG), "difference")
                + ", " + Figures.count(summary.of(Kind.EDITED_BY_PEOPLE), "edit") + " by people");
        long otherNumbers = otherNumbers(foreseen);
        if (otherNumbers > 0) {
            console.result(Figures.count(otherNumbers) + " of " + Figures.count(moved.size(), "issue")
                    + " got another number than foreseen; `ferry forecast` counts the texts that name a wrong one");
        }
        boolean right = summary.of(Kind.WRONG) == 0;
        goingOn(right && otherNumbers == 0);
        return right && otherNumbers == 0 ? transferred : ExitCode.DIFFERENCES;
    }

    private void take(Difference difference) {
        if (difference.kind() != Kind.NOTE) {
            differences.add(difference);
        }
    }

    private Map<LegacyId, FinalNumber> foreseen() {
        ForecastView forecast = crossing.ledger().view().forecast();
        Map<LegacyId, FinalNumber> numbers = new HashMap<>();
        if (forecast.isWritten()) {
            forecast.current()
                    .ifPresent(generation -> moved.forEach(item -> forecast.number(generation, item.id())
                            .ifPresent(number -> numbers.put(item.id(), number))));
        }
        return numbers;
    }

    private long otherNumbers(Map<LegacyId, FinalNumber> foreseen) {
        return moved.stream()
                .filter(item -> {
                    FinalNumber number = foreseen.get(item.id());
                    return number != null
                            && !number.equals(item.finalIssue().orElseThrow().number());
                })
                .count();
    }

    private void goingOn(boolean right) {
        long left = crossing.ledger().view().counts().of(ItemState.IMPORTED);
        if (!right) {
            console.say(
                    "Nothing more was moved. Find out why before the rest follows: `ferry verify` writes all differences"
                            + " with both texts to verify-report.json; `ferry transfer` goes on all the same");
        } else if (left == 0) {
            console.say("Next: look at them; nothing is left to be moved: `ferry rewrite`, then `ferry verify`");
        } else {
            console.say("Next: look at them; then `ferry transfer` moves the other " + Figures.count(left, "issue")
                    + ", `ferry transfer --canary " + size + "` the next " + size + " of them");
        }
    }
}
