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
    private final boolean mayBeShifted;
    private final List<Difference> differences = new ArrayList<>();

    /** {@code mayBeShifted} where the operator goes on with whatever numbers come. */
    CanaryLook(Crossing crossing, int size, List<ItemRow> moved, boolean mayBeShifted) {
        this.crossing = crossing;
        console = crossing.session().console();
        this.size = size;
        this.moved = moved;
        this.mayBeShifted = mayBeShifted;
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
        boolean rightNumbers = tellNumbers(shifts(foreseen));
        boolean rightContent = summary.of(Kind.WRONG) == 0;
        goingOn(rightContent, rightNumbers);
        return rightContent && rightNumbers ? transferred : ExitCode.DIFFERENCES;
    }

    /** Whether they are as foreseen, or as the operator knows them to come, or matter to nobody. */
    private boolean tellNumbers(List<Integer> shifts) {
        if (shifts.isEmpty()) {
            return true;
        }
        console.result(Figures.count(shifts.size()) + " of " + Figures.count(moved.size(), "issue")
                + " got another number than foreseen");
        AcceptedShift accepted = new AcceptedShift(crossing.ledger());
        if (mayBeShifted) {
            accepted.remember(shifts.get(shifts.size() - 1));
        }
        if (mayBeShifted || shifts.stream().allMatch(accepted::is)) {
            return true;
        }
        int highest = crossing.ledger().view().moved().highest();
        ShiftedForecast shifted = ShiftedForecast.at(new FinalNumber(highest + 1), crossing);
        if (shifted.isWrong()) {
            shifted.ways().forEach(console::result);
        }
        return !shifted.isWrong();
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

    /** By how much numbers are off, of the issues where they are. */
    private List<Integer> shifts(Map<LegacyId, FinalNumber> foreseen) {
        List<Integer> shifts = new ArrayList<>();
        for (ItemRow item : moved) {
            FinalNumber expected = foreseen.get(item.id());
            int number = item.finalIssue().orElseThrow().number().value();
            if (expected != null && expected.value() != number) {
                shifts.add(number - expected.value());
            }
        }
        return shifts;
    }

    private void goingOn(boolean rightContent, boolean rightNumbers) {
        long left = crossing.ledger().view().counts().of(ItemState.IMPORTED);
        if (!rightContent) {
            console.say(
                    "Nothing more was moved. Find out why before the rest follows: `ferry verify` writes all differences"
                            + " with both texts to verify-report.json; `ferry transfer` goes on all the same");
        } else if (!rightNumbers) {
            console.say("Nothing more was moved, and nothing more is without --forecast-shifted");
        } else if (left == 0) {
            console.say(
                    "Next: look at them; nothing is left to be moved: `ferry rewrite`, `ferry relations`, then `ferry verify`");
        } else {
            console.say("Next: look at them; then `ferry transfer` moves the other " + Figures.count(left, "issue")
                    + ", `ferry transfer --canary " + size + "` the next " + size + " of them");
        }
    }
}
