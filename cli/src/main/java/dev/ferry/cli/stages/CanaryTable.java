package dev.ferry.cli.stages;

import dev.ferry.archive.LegacyId;
import dev.ferry.cli.terminal.Figures;
import dev.ferry.cli.terminal.Safe;
import dev.ferry.mapping.FinalNumber;
import dev.ferry.mapping.ledger.FinalIssue;
import dev.ferry.mapping.ledger.ItemRow;
import dev.ferry.mapping.ledger.ItemState;
import dev.ferry.transfer.verify.Difference;
import dev.ferry.transfer.verify.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The issues of a canary, a line each: number, the one that was foreseen for it, what differs from the archive, where to look. */
final class CanaryTable {
    private static final int MOST_SHOWN = 50;
    private static final int GAP = 2;

    private final List<ItemRow> moved;
    private final Map<LegacyId, FinalNumber> foreseen;
    private final List<Difference> differences;

    /** {@code foreseen} is empty where no text was written with foreseen numbers. */
    CanaryTable(List<ItemRow> moved, Map<LegacyId, FinalNumber> foreseen, List<Difference> differences) {
        this.moved = moved;
        this.foreseen = foreseen;
        this.differences = differences;
    }

    List<String> lines() {
        List<List<String>> rows = new ArrayList<>();
        rows.add(row("issue", "number", "foreseen", "content", "look at"));
        moved.stream().limit(MOST_SHOWN).forEach(item -> rows.add(row(item)));
        List<String> lines = new ArrayList<>();
        rows.forEach(row -> lines.add(aligned(row, rows)));
        if (moved.size() > MOST_SHOWN) {
            lines.add("and " + Figures.count(moved.size() - MOST_SHOWN) + " more");
        }
        return lines;
    }

    private List<String> row(ItemRow item) {
        FinalIssue issue = item.finalIssue().orElseThrow();
        return row(
                Safe.line(item.id().value()),
                issue.number().toString(),
                Optional.ofNullable(foreseen.get(item.id()))
                        .map(FinalNumber::toString)
                        .orElse("-"),
                content(item),
                issue.url().toString());
    }

    private List<String> row(String id, String number, String expected, String content, String where) {
        return foreseen.isEmpty() ? List.of(id, number, content, where) : List.of(id, number, expected, content, where);
    }

    private String content(ItemRow item) {
        if (item.state() == ItemState.FAILED) {
            return "failed";
        }
        long wrong = count(item, Kind.WRONG);
        if (wrong > 0) {
            return Figures.count(wrong, "difference");
        }
        return count(item, Kind.EDITED_BY_PEOPLE) > 0 ? "edited by people" : "as in the archive";
    }

    private long count(ItemRow item, Kind kind) {
        return differences.stream()
                .filter(difference -> difference.kind() == kind
                        && difference.item().filter(item.id()::equals).isPresent())
                .count();
    }

    private static String aligned(List<String> row, List<List<String>> all) {
        StringBuilder line = new StringBuilder();
        for (int column = 0; column < row.size() - 1; column++) {
            int place = column;
            int width =
                    all.stream().mapToInt(one -> one.get(place).length()).max().orElse(0);
            String cell = row.get(column);
            line.append(cell).append(" ".repeat(width - cell.length() + GAP));
        }
        return line.append(row.get(row.size() - 1)).toString();
    }
}
