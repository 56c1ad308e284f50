package dev.ferry.importer;

import dev.ferry.archive.DataException;
import dev.ferry.archive.Issue;
import dev.ferry.archive.LegacyId;
import dev.ferry.mapping.ledger.Failure;
import dev.ferry.mapping.ledger.ItemRow;
import dev.ferry.mapping.ledger.ItemState;
import dev.ferry.mapping.ledger.Transition;
import java.util.Iterator;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Carries an archive into the staging repository, each issue exactly once. Stopped or killed at any moment it goes on
 * where it was when it is run again: what was announced and not confirmed is looked up before anything is sent. One
 * run at a time for a ledger; the calling thread reads the archive, {@link ImportJob#workers} threads render and send,
 * one watches what became of it.
 */
public final class Importer {
    private final ImportJob job;

    public Importer(ImportJob job) {
        this.job = job;
    }

    /** Plans what the selection holds. */
    public Planned plan(Selection selection) {
        return new Planning(job).plan(selection);
    }

    /**
     * Sends all that is planned and waits for its end. Throws {@link dev.ferry.github.RemoteException} when the server
     * refuses the run as a whole; what was done until then is in the ledger.
     */
    public ImportSummary run(Prepared repository) throws InterruptedException {
        Barrier.reopen(job.ledger());
        Outstanding outstanding = new Outstanding();
        Submission submission = new Submission(job, repository);
        Resumption resumption = new Resumption(job);
        Resumption.Begun begun = resumption.takeUp(outstanding);
        job.progress().begin("import", toDo());
        Watching watching = new Watching(job, submission, outstanding, begun.incomplete());
        AtomicLong refused = new AtomicLong();
        try (Crew crew = new Crew(job, watching)) {
            for (LegacyId item : begun.unsent()) {
                Issue issue = job.archive().issue(item).orElseThrow(() -> Resumption.otherArchive(item));
                crew.give(() -> send(submission, outstanding, issue, refused));
            }
            Optional<LegacyId> unknown = feed(crew, submission, outstanding, refused);
            Watching.Ended ended = crew.finish();
            if (unknown.isPresent()) {
                throw new DataException("issue " + unknown.get() + " is planned and this archive does not hold it;"
                        + " go on with the archive it was planned from");
            }
            return new ImportSummary(
                    ended.imported(), ended.failed() + refused.get(), job.stop().isRaised());
        }
    }

    private long toDo() {
        var counts = job.ledger().view().counts();
        return counts.of(ItemState.PLANNED) + counts.of(ItemState.IMPORTING);
    }

    /**
     * Both the ledger's items and the archive's issues come in legacy order, so one walk through both is enough. Returns
     * the first planned item that the archive does not hold.
     */
    private Optional<LegacyId> feed(Crew crew, Submission submission, Outstanding outstanding, AtomicLong refused) {
        Iterator<ItemRow> planned = job.ledger().view().items(ItemState.PLANNED).iterator();
        if (!planned.hasNext()) {
            return Optional.empty();
        }
        LegacyId next = planned.next().id();
        for (Issue issue : job.archive().issues()) {
            if (job.stop().isRaised() || crew.hasFailed()) {
                return Optional.empty();
            }
            if (!issue.id().equals(next)) {
                continue;
            }
            crew.give(() -> send(submission, outstanding, issue, refused));
            if (!planned.hasNext()) {
                return Optional.empty();
            }
            next = planned.next().id();
        }
        return Optional.of(next);
    }

    private void send(Submission submission, Outstanding outstanding, Issue issue, AtomicLong refused) {
        try {
            Submission.Sent sent = submission.send(issue);
            if (sent instanceof Submission.Sent.Pending pending) {
                outstanding.add(pending.begun());
            } else if (sent instanceof Submission.Sent.Failed) {
                refused.incrementAndGet();
                job.progress().advance(1);
            }
        } catch (DataException e) {
            // One issue that can not be rendered does not hold up the others.
            job.ledger().commit(new Transition.Failed(issue.id(), unusable(e)));
            refused.incrementAndGet();
            job.progress().advance(1);
        }
    }

    private static Failure unusable(DataException e) {
        return new Failure(
                "DATA",
                "mend the record (`ferry archive unpack`, edit, `ferry archive pack`), then `ferry retry`",
                String.valueOf(e.getMessage()));
    }
}
