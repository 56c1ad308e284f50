package dev.ferry.transfer.verify;

import dev.ferry.mapping.ledger.MigrationView;
import dev.ferry.mapping.ledger.RelationKind;
import dev.ferry.mapping.ledger.RelationRow;
import dev.ferry.mapping.ledger.RelationState;
import dev.ferry.mapping.ledger.StagedLocks;
import dev.ferry.mapping.render.LockReason;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Compares whether an issue is locked in the final repository, and why, with what {@code ferry relations} locked and with what was locked
 * on staging. For one thread.
 */
final class LockField {
    private final StagedLocks staged;

    LockField(MigrationView ledger) {
        staged = StagedLocks.of(ledger);
    }

    /** Where nobody's event tells of a lock, it came from staging: nobody but people and our own accounts can lock. */
    void compare(Subject subject, List<RelationRow> relations) {
        Optional<RelationRow> asked = relations.stream()
                .filter(row -> row.kind() == RelationKind.LOCKED)
                .findFirst();
        if (asked.filter(row -> row.state() == RelationState.SENDING).isPresent()) {
            // Nobody knows yet whether it is to be there.
            return;
        }
        Optional<String> promised = asked.filter(row -> row.state() == RelationState.PRESENT)
                .map(row -> words(LockReason.of(row.detail()).map(LockReason::name)))
                .or(() -> onStaging(subject));
        String found = subject.actual().locked() ? words(subject.actual().lockReason()) : "";
        subject.same(
                () -> promised.isPresent()
                        ? subject.timeline().peopleLockedLast()
                        : !subject.timeline().weLockedLast(),
                "lock",
                promised.orElse(""),
                found);
    }

    private Optional<String> onStaging(Subject subject) {
        return subject.item()
                .staging()
                .map(issue -> issue.number())
                .filter(staged::promised)
                .map(number -> words(staged.reason(number)));
    }

    private static String words(Optional<String> reason) {
        return "locked"
                + reason.map(why -> ": " + why.toLowerCase(Locale.ROOT).replace('_', ' '))
                        .orElse("");
    }
}
