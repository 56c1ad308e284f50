package dev.ferry.transfer.verify;

import dev.ferry.archive.LegacyId;
import dev.ferry.mapping.Origin;
import dev.ferry.mapping.render.RenderedIssue;
import dev.ferry.transfer.verify.Sides.Side;
import dev.ferry.transfer.verify.Sides.Table;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;

/** Makes the rows of both sides. Costs nothing where nobody wants them. For one thread. */
final class NeutralRows {
    private static final List<String> FACTS =
            List.of("title", "state", "state reason", "created", "closed at", "milestone", "assignee", "lock");

    private final Sides sides;
    private final NeutralText texts;

    NeutralRows(VerificationJob job, Sides sides) {
        this.sides = sides;
        texts = new NeutralText(job);
    }

    boolean areWanted() {
        return sides != Sides.NONE;
    }

    /** All that was compared of an issue but its comments. */
    void issue(Subject subject, RenderedIssue expected) {
        if (!areWanted()) {
            return;
        }
        List<String> wanted = new ArrayList<>(List.of(subject.item().id().value()));
        List<String> found = new ArrayList<>(wanted);
        FACTS.forEach(fact -> add(subject.pair(fact), wanted, found));
        add(texts.of(subject.pair("body")), wanted, found);
        sides.row(Table.ISSUES, Side.EXPECTED, wanted);
        sides.row(Table.ISSUES, Side.FOUND, found);
        labels(Side.EXPECTED, subject, expected.labels());
        labels(Side.FOUND, subject, subject.actual().labels());
    }

    private static void add(Pair pair, List<String> wanted, List<String> found) {
        wanted.add(pair.expected());
        found.add(pair.found());
    }

    private void labels(Side side, Subject subject, List<String> labels) {
        LabelDifference.lower(labels)
                .forEach(label -> sides.row(
                        Table.LABELS, side, List.of(subject.item().id().value(), label)));
    }

    /** An issue that one side alone has. */
    void alone(Side side, LegacyId issue, String title) {
        if (areWanted()) {
            List<String> cells = new ArrayList<>(List.of(issue.value(), title));
            cells.addAll(Collections.nCopies(FACTS.size(), ""));
            sides.row(Table.ISSUES, side, cells);
        }
    }

    /** A comment of one side; without a date where that is not compared. */
    record CommentRow(Origin origin, String created, String text) {}

    void comments(LegacyId issue, Side side, Collection<CommentRow> rows) {
        rows.forEach(row -> sides.row(
                Table.COMMENTS, side, List.of(issue.value(), row.origin().toString(), row.created(), row.text())));
    }

    Pair text(Pair pair) {
        return texts.of(pair);
    }

    /** A relation that is to be shown, and what is shown in its place. */
    void relation(Subject subject, String field, LegacyId other, Pair shown) {
        String issue = subject.item().id().value();
        List<String> wanted = List.of(issue, field, other.value());
        sides.row(Table.RELATIONS, Side.EXPECTED, wanted);
        if (shown.found().equals(shown.expected())) {
            sides.row(Table.RELATIONS, Side.FOUND, wanted);
        } else if (!shown.found().isEmpty()) {
            sides.row(Table.RELATIONS, Side.FOUND, List.of(issue, field, shown.found()));
        }
    }

    /** An issue that is there under another number as well. */
    void twice(LegacyId issue) {
        sides.row(Table.TWICE, Side.FOUND, List.of(issue.value()));
    }
}
