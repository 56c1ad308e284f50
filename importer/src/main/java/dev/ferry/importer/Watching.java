package dev.ferry.importer;

import dev.ferry.archive.Issue;
import dev.ferry.archive.LegacyId;
import dev.ferry.mapping.ledger.Failure;
import dev.ferry.mapping.ledger.Transition;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * The watching thread's work: until everything that was sent has ended, follow the imports, clear up what is in doubt,
 * add the comments that did not fit. It owns all of these; only {@link Outstanding} is shared with the senders.
 */
final class Watching implements Callable<Watching.Ended> {
    private static final Duration STEP = Duration.ofMillis(50);
    /** In one run; an item whose every request ends in doubt is given up after that. */
    private static final int MOST_SENDINGS = 5;

    private final ImportJob job;
    private final Submission submission;
    private final Finish finish;
    private final Outstanding outstanding;
    private final AtomicBoolean sending = new AtomicBoolean(true);
    private final AtomicBoolean stopping = new AtomicBoolean();
    private final Set<LegacyId> incomplete = new LinkedHashSet<>();
    /** Changes while the watch goes on, see {@link Reconciliation}. */
    private final Set<LegacyId> outdated;

    private final Map<LegacyId, Integer> sentAgain = new HashMap<>();
    private long imported;
    private long failed;

    /** {@code outdated}: items whose issue will be deleted; no comment follows it. */
    Watching(
            ImportJob job,
            Submission submission,
            Finish finish,
            Outstanding outstanding,
            Set<LegacyId> incomplete,
            Set<LegacyId> outdated) {
        this.job = job;
        this.submission = submission;
        this.finish = finish;
        this.outstanding = outstanding;
        this.outdated = new HashSet<>(outdated);
        this.incomplete.addAll(incomplete);
    }

    /** How many items this run's watching saw come to their end. */
    record Ended(long imported, long failed) {}

    /** Nothing more will be sent: when all has ended, so may the watching. */
    void sendingIsOver() {
        sending.set(false);
    }

    /** Stops at the next item; what is under way is found again by the next run. */
    void stop() {
        stopping.set(true);
    }

    @Override
    public Ended call() throws InterruptedException {
        ImportWatch imports = new ImportWatch(job, outstanding);
        Reconciliation doubts = Reconciliation.of(job, outdated);
        RemainingComments comments = new RemainingComments(job, finish);
        while (!stopping.get()) {
            boolean wasSending = sending.get();
            incomplete.addAll(outstanding.takeIncomplete());
            incomplete.addAll(imports.look(wasSending));
            settle(doubts.look());
            incomplete.removeAll(outdated);
            addComments(comments);
            if (!wasSending && outstanding.isEmpty() && incomplete.isEmpty() && !doubts.isNeeded()) {
                break;
            }
            job.surroundings().sleeper().sleep(STEP);
        }
        return new Ended(imported + imports.imported(), failed + imports.failed());
    }

    private void settle(Reconciliation.Found found) {
        imported += found.imported().size();
        job.progress().advance(found.imported().size());
        incomplete.addAll(found.incomplete());
        for (Issue issue : found.again()) {
            if (stopping.get()) {
                return;
            }
            if (sentAgain.merge(issue.id(), 1, Integer::sum) >= MOST_SENDINGS) {
                giveUp(issue.id());
                continue;
            }
            Submission.Sent sent = submission.send(issue);
            if (sent instanceof Submission.Sent.Pending pending) {
                outstanding.add(pending.begun());
            } else if (sent instanceof Submission.Sent.Incomplete) {
                incomplete.add(issue.id());
            } else if (sent instanceof Submission.Sent.Imported) {
                imported++;
                job.progress().advance(1);
            } else if (sent instanceof Submission.Sent.Failed) {
                failed++;
                job.progress().advance(1);
            }
        }
    }

    private void giveUp(LegacyId item) {
        Failure failure = new Failure(
                "UNCONFIRMED",
                "look at githubstatus.com, then `ferry retry` and import again: it is looked for before it is sent",
                "none of " + MOST_SENDINGS + " requests was answered and none made the issue");
        job.ledger().commit(new Transition.Failed(item, failure));
        failed++;
        job.progress().advance(1);
    }

    private void addComments(RemainingComments comments) {
        for (LegacyId item : Set.copyOf(incomplete)) {
            if (stopping.get()) {
                return;
            }
            switch (comments.complete(item)) {
                case IMPORTED -> {
                    imported++;
                    ended(item);
                }
                case FAILED -> {
                    failed++;
                    ended(item);
                }
                case LATER -> {}
                case WAITING -> ended(item);
            }
        }
    }

    private void ended(LegacyId item) {
        incomplete.remove(item);
        job.progress().advance(1);
    }
}
