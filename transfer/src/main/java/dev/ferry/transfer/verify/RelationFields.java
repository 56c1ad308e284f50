package dev.ferry.transfer.verify;

import dev.ferry.mapping.ledger.RelationKind;
import dev.ferry.mapping.relations.RelationLines;
import dev.ferry.transfer.reading.PeoplesHand;
import dev.ferry.transfer.verify.RelationLook.Tie;
import java.util.List;

/**
 * Compares relations with what {@code ferry relations} set. What it has not set yet is no difference, and what people added is none
 * of ours. For one thread.
 */
final class RelationFields {
    private final RelationLines lines;
    private final PeoplesHand people;
    private final Unblocking unblocking;
    private final NeutralRows rows;

    RelationFields(VerificationJob job, PeoplesHand people, NeutralRows rows) {
        this.rows = rows;
        lines = new RelationLines(job.ledger().id());
        unblocking = new Unblocking(job, people);
        this.people = people;
    }

    void compare(Subject subject, List<Tie> ties) {
        for (Tie tie : ties) {
            Pair shown = tie.isWritten() ? inText(subject, tie) : new Pair(tie.wanted(), tie.found());
            subject.same(() -> isByPeople(subject, tie), field(tie), shown.expected(), shown.found());
            rows.relation(subject, field(tie), tie.row().target(), shown);
        }
    }

    private Pair inText(Subject subject, Tie tie) {
        String wanted = tie.wanted() + ", in the text";
        return new Pair(wanted, lines.holds(subject.actual().body(), line(tie)) ? wanted : "");
    }

    private boolean isByPeople(Subject subject, Tie tie) {
        if (tie.isWritten()) {
            return people.isIn(subject.actual().edited(), subject.actual().editor());
        }
        return tie.kind() == RelationKind.DUPLICATE_OF ? subject.reasonByPeople() : unblocking.isByPeople(tie);
    }

    private static String field(Tie tie) {
        return tie.kind() == RelationKind.BLOCKED_BY ? "blocked by" : "duplicate of";
    }

    private static String line(Tie tie) {
        int number = tie.to().number().value();
        return tie.kind() == RelationKind.BLOCKED_BY
                ? RelationLines.task(number, false)
                : RelationLines.duplicate(number);
    }
}
