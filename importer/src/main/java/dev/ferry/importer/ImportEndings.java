package dev.ferry.importer;

import dev.ferry.archive.LegacyId;
import dev.ferry.github.ImportStatus;
import dev.ferry.github.Refusal;
import dev.ferry.github.RefusalCategory;
import dev.ferry.mapping.StagingNumber;
import dev.ferry.mapping.ledger.StagingIssue;
import dev.ferry.mapping.ledger.Transition;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What became of the imports that the server works on, as it goes into the ledger. Only "imported" counts as done, only "failed"
 * as failed; whatever else the server says, the import goes on, until it has hung for so long that it is in doubt. For the
 * watching thread.
 */
final class ImportEndings {
    /** What was learnt is written down as often as this, so that a run that is killed early has not learnt it in vain. */
    private static final int LEARNT_AT_ONCE = 100;
    /** So many quiet times an import may hang when later ones have ended, and so many when nothing ends: a long queue. */
    private static final int PATIENCE_OVERTAKEN = 10;

    private static final int PATIENCE = 60;

    private final ImportJob job;
    private final Outstanding outstanding;
    private long highestEnded;
    private long imported;
    private long failed;

    ImportEndings(ImportJob job, Outstanding outstanding) {
        this.job = job;
        this.outstanding = outstanding;
    }

    long imported() {
        return imported;
    }

    long failed() {
        return failed;
    }

    /** A look at the server that is made at this time. */
    Look begin(Instant now) {
        return new Look(now);
    }

    private static Refusal unexplained() {
        return new Refusal(RefusalCategory.INVALID, "the import failed, GitHub does not say why", 0, Optional.empty());
    }

    /** What one look at the server tells. */
    final class Look {
        private final Instant now;
        private final List<Transition> transitions = new ArrayList<>();
        /** What has ended in this look: it may be shown twice, by pages that move while they are read. */
        private final Set<Outstanding.Import> ended = new HashSet<>();

        private final List<LegacyId> incomplete = new ArrayList<>();
        private int doubts;
        private int told;

        private Look(Instant now) {
            this.now = now;
        }

        /** Whether it has ended in this look. */
        boolean hasEnded(Outstanding.Import begun) {
            return ended.contains(begun);
        }

        /** How many have ended. */
        int count() {
            return ended.size();
        }

        /** The items that have their issue and still lack comments. */
        List<LegacyId> incomplete() {
            return List.copyOf(incomplete);
        }

        /** Writes down what was learnt; what has ended is outstanding no more. */
        void commit() {
            job.ledger().commit(List.copyOf(transitions));
            transitions.clear();
            ended.forEach(outstanding::remove);
            int whole = ended.size() - doubts - incomplete.size();
            job.progress().advance(whole - told);
            told = whole;
        }

        /** Whether it takes so long that somebody has to look for its issue. */
        boolean isHanging(Outstanding.Import begun) {
            int patience = begun.id() < highestEnded ? PATIENCE_OVERTAKEN : PATIENCE;
            return now.isAfter(begun.sent().plus(job.quiet().multipliedBy(patience)));
        }

        /** Nobody can tell what became of it. */
        void doubt(Outstanding.Import begun, String why) {
            transitions.add(new Transition.Unconfirmed(begun.item(), why));
            doubts++;
            ended.add(begun);
        }

        /** Returns whether it has ended. */
        boolean consider(Outstanding.Import begun, ImportStatus status) {
            if (ended.contains(begun)) {
                return true;
            }
            if (status.state() == ImportStatus.State.IMPORTED
                    && status.issueNumber().isPresent()) {
                imported(begun, status.issueNumber().get());
            } else if (status.state() == ImportStatus.State.FAILED) {
                Refusals.fail(job, begun.item(), status.refusal().orElseGet(ImportEndings::unexplained));
                failed++;
            } else {
                return false;
            }
            highestEnded = Math.max(highestEnded, begun.id());
            ended.add(begun);
            if (transitions.size() >= LEARNT_AT_ONCE) {
                commit();
            }
            return true;
        }

        private void imported(Outstanding.Import begun, int number) {
            StagingIssue issue = new StagingIssue(new StagingNumber(number), Optional.empty());
            if (begun.complete()) {
                transitions.add(new Transition.Imported(begun.item(), issue));
                imported++;
            } else {
                transitions.add(new Transition.IssueMade(begun.item(), issue));
                incomplete.add(begun.item());
            }
        }
    }
}
