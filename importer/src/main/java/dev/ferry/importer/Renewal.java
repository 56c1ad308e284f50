package dev.ferry.importer;

import dev.ferry.archive.LegacyId;
import dev.ferry.mapping.ledger.ItemRow;
import dev.ferry.mapping.ledger.ItemState;
import dev.ferry.mapping.ledger.PartRow;
import dev.ferry.mapping.ledger.PartState;
import dev.ferry.mapping.ledger.StagingIssue;
import dev.ferry.mapping.ledger.Transition;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Clears away what a newer archive made outdated, so that it is made anew with the other planned ones. What is in doubt
 * stays until the watch has cleared that up; then comes another round.
 */
final class Renewal {
    private final ImportJob job;
    private final StagingDeletion deletion;

    Renewal(ImportJob job) {
        this.job = job;
        deletion = new StagingDeletion(job);
    }

    /** What no comment is to follow any more, and nothing is to be sent again of. */
    static Set<LegacyId> outdated(ImportJob job) {
        return new HashSet<>(job.ledger().view().newerArchive().outdated());
    }

    /** Whether a round would get on. */
    boolean isNeeded() {
        return job.ledger().view().newerArchive().outdated().stream().anyMatch(item -> step(item) != Step.WAIT);
    }

    /** Goes through the outdated items until the operator stops it. */
    void run() throws InterruptedException {
        List<LegacyId> outdated = job.ledger().view().newerArchive().outdated();
        if (outdated.isEmpty()) {
            return;
        }
        // Before the first deletion: the barrier must not rely on what it saw.
        Barrier.reopen(job.ledger());
        job.progress().begin("clear staging", outdated.size());
        for (LegacyId item : outdated) {
            if (job.stop().isRaised()) {
                return;
            }
            switch (step(item)) {
                case DELETE -> deletion.delete(item, number(item).orElseThrow().number());
                case PLAN -> job.ledger().commit(new Transition.Anew(item, "nothing of it was made"));
                case WAIT -> {}
            }
            job.progress().advance(1);
        }
    }

    private enum Step {
        DELETE,
        PLAN,
        WAIT
    }

    private Step step(LegacyId id) {
        ItemRow item = job.ledger().view().item(id).orElseThrow();
        if (item.staging().isPresent()) {
            // A failed one waits for its retry.
            return item.state() == ItemState.FAILED ? Step.WAIT : Step.DELETE;
        }
        // While it is sought the issue may still turn up.
        return job.ledger().view().parts(id).stream().map(PartRow::state).allMatch(PartState.PLANNED::equals)
                ? Step.PLAN
                : Step.WAIT;
    }

    private Optional<StagingIssue> number(LegacyId item) {
        return job.ledger().view().item(item).flatMap(ItemRow::staging);
    }
}
