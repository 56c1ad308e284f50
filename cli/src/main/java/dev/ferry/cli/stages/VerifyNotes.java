package dev.ferry.cli.stages;

import dev.ferry.cli.terminal.Console;
import dev.ferry.cli.terminal.Figures;
import dev.ferry.transfer.verify.Difference;
import java.util.ArrayList;
import java.util.List;

/** Tells people the first notes of a verification, a line each. Memory does not grow with their number. For one thread. */
final class VerifyNotes {
    /** So many are printed; the report has them all. */
    private static final int MOST_SHOWN = 10;

    private final List<String> first = new ArrayList<>();
    private long told;
    private long dates;

    void add(Difference note) {
        if (note.isOnlyCounted()) {
            dates++;
            return;
        }
        told++;
        if (first.size() < MOST_SHOWN) {
            first.add("Note: " + DifferenceLine.of(note));
        }
    }

    /** What most notes are, behind their number. */
    String ofDates() {
        if (told == 0) {
            return " (dates of the last change)";
        }
        return dates == 0 ? "" : " (" + Figures.count(dates, "date") + " of the last change)";
    }

    void tell(Console console) {
        first.forEach(console::result);
        if (told > first.size()) {
            console.result("and " + Figures.count(told - first.size(), "more note"));
        }
    }
}
