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

    RelationFields(VerificationJob job, PeoplesHand people) {
        lines = new RelationLines(job.ledger().id());
        unblocking = new Unblocking(job, people);
        this.people = people;
    }

    void compare(Subject subject, List<Tie> ties) {
        for (Tie tie : ties) {
            if (tie.isWritten()) {
                Written body = Written.body(subject.actual(), subject.actual().body());
                subject.same(
                        () -> people.isIn(body.edited(), body.editor()),
                        field(tie),
                        tie.wanted() + ", in the text",
                        lines.holds(body.text(), line(tie)) ? tie.wanted() + ", in the text" : "");
            } else if (tie.kind() == RelationKind.DUPLICATE_OF) {
                subject.same(subject::stateByPeople, field(tie), tie.wanted(), tie.found());
            } else {
                subject.same(() -> unblocking.isByPeople(tie), field(tie), tie.wanted(), tie.found());
            }
        }
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
