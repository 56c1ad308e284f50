package dev.ferry.cli.undo;

import dev.ferry.cli.terminal.Console;
import dev.ferry.cli.terminal.Figures;
import dev.ferry.cli.terminal.Safe;
import dev.ferry.github.RepositoryName;
import dev.ferry.mapping.ledger.UndoRow;
import dev.ferry.mapping.ledger.UndoState;
import dev.ferry.mapping.ledger.UndoWay;
import dev.ferry.transfer.undo.MadeIssue;
import dev.ferry.transfer.undo.UndoPreview;
import dev.ferry.transfer.undo.UndoSummary;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What an undo says: before it does anything, and at its end. */
final class UndoWords {
    private static final int MOST_NAMED = 10;
    private static final int MOST_TITLE = 60;

    private final Console console;
    private final UndoWay way;

    UndoWords(Console console, UndoWay way) {
        this.console = console;
        this.way = way;
    }

    void preview(RepositoryName repository, UndoPreview found) {
        List<MadeIssue> made = found.made();
        console.result(repository + ": " + Figures.count(made.size(), "issue") + " of this migration");
        if (!made.isEmpty()) {
            console.result("  first  " + line(made.get(0)));
            console.result("  last   " + line(made.get(made.size() - 1)));
        }
        List<MadeIssue> touched = made.stream().filter(MadeIssue::isTouched).toList();
        if (!touched.isEmpty()) {
            console.result("  " + Figures.count(touched.size(), "issue") + " of them with comments or edits of people: "
                    + some(touched.stream().map(UndoWords::touched).toList()));
        }
        numbers(
                "of them that the ledger does not know: marker and account alone say that they are the"
                        + " migration's; look at them",
                made.stream()
                        .filter(issue -> !issue.known())
                        .map(MadeIssue::number)
                        .toList());
        numbers("that the ledger knows and whose text lost its marker, not touched", found.unmarked());
        numbers("of somebody else with a copied marker, not touched", found.copied());
        if (found.others() > 0) {
            console.result("  " + Figures.count(found.others(), "other issue") + " there, not touched");
        }
        if (found.gone() > 0) {
            console.result("  " + Figures.count(found.gone(), "issue") + " of it not there any more");
        }
    }

    /** Of an undo that goes on. */
    void goesOn(RepositoryName repository, Map<UndoState, Long> counts) {
        long all = counts.values().stream().mapToLong(Long::longValue).sum();
        console.result(repository + ": the undo that was begun goes on; " + Figures.count(open(counts)) + " of "
                + Figures.count(all, "issue") + " left to be " + way.done());
    }

    static long open(Map<UndoState, Long> counts) {
        return counts.getOrDefault(UndoState.PLANNED, 0L) + counts.getOrDefault(UndoState.SENDING, 0L);
    }

    void tellWhatHappens() {
        console.result(
                way == UndoWay.DELETE
                        ? "They are deleted with all their comments, for good: GitHub keeps no copy, and their numbers are"
                                + " never given again. Labels and milestones stay."
                        : "They are closed as not planned, with a sentence in their texts. Nothing is deleted.");
    }

    void end(RepositoryName repository, UndoSummary summary) {
        console.result(repository + ": " + Figures.count(summary.done(), "issue") + " " + way.done()
                + (summary.otherwise() > 0
                        ? ", " + Figures.count(summary.otherwise()) + " "
                                + way.other().done() + " earlier"
                        : "")
                + (summary.gone() > 0 ? ", " + Figures.count(summary.gone()) + " gone already" : ""));
        if (!summary.left().isEmpty()) {
            console.result("  " + Figures.count(summary.left().size(), "issue") + " not touched:");
            for (UndoRow row : summary.left()
                    .subList(0, Math.min(MOST_NAMED, summary.left().size()))) {
                console.result(Safe.line("    #" + row.number() + ": " + row.detail()));
            }
            if (summary.left().size() > MOST_NAMED) {
                console.result("    and " + Figures.count(summary.left().size() - MOST_NAMED) + " more");
            }
        }
        if (!summary.late().isEmpty()) {
            numbers("of this migration came after the confirmation; run the same command again", summary.late());
        }
    }

    private void numbers(String what, List<Integer> numbers) {
        if (!numbers.isEmpty()) {
            console.result("  " + Figures.count(numbers.size(), "issue") + " " + what + ": "
                    + some(numbers.stream().map(number -> "#" + number).toList()));
        }
    }

    private static String some(List<String> names) {
        List<String> shown = new ArrayList<>(names.subList(0, Math.min(MOST_NAMED, names.size())));
        String more = names.size() > MOST_NAMED ? " and " + Figures.count(names.size() - MOST_NAMED) + " more" : "";
        return shown.stream().collect(Collectors.joining(", ")) + more;
    }

    private static String touched(MadeIssue issue) {
        List<String> what = new ArrayList<>();
        if (issue.comments() > 0) {
            what.add(Figures.count(issue.comments(), "comment"));
        }
        if (issue.edited()) {
            what.add("edited");
        }
        return "#" + issue.number() + " (" + String.join(", ", what) + ")";
    }

    private static String line(MadeIssue issue) {
        String title = Safe.line(issue.title());
        return "#" + issue.number() + "  "
                + (title.codePointCount(0, title.length()) > MOST_TITLE
                        ? title.substring(0, title.offsetByCodePoints(0, MOST_TITLE)) + "…"
                        : title);
    }
}
