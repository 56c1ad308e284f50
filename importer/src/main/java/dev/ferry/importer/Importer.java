package dev.ferry.importer;

import dev.ferry.archive.Archive;
import dev.ferry.archive.DataException;
import dev.ferry.archive.Issue;
import dev.ferry.archive.LegacyId;
import dev.ferry.mapping.ledger.Counts;
import dev.ferry.mapping.ledger.Failure;
import dev.ferry.mapping.ledger.ItemRow;
import dev.ferry.mapping.ledger.ItemState;
import dev.ferry.mapping.ledger.MigrationView;
import dev.ferry.mapping.ledger.Transition;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Carries an archive into the staging repository, each issue exactly once. Stopped or killed at any moment it goes on
 * where it was when it is run again: what was announced and not confirmed is looked up before anything is sent. One
 * run at a time for a ledger; the calling thread reads the archive, {@link ImportJob#workers} threads render and send,
 * one watches what became of it.
 */
public final class Importer {
    /** What is outdated and in doubt is made by one round, deleted and made anew by the next. */
    private static final int MOST_ROUNDS = 3;

    private final ImportJob job;

    public Importer(ImportJob job) {
        this.job = job;
    }

    /** Whether every issue of this archive is planned: then one that the ledger does not know is not in it. */
    public static boolean isWholePlanned(MigrationView migration, Archive archive) {
        return Planning.everythingIsPlanned(migration, archive);
    }

    /**
     * Plans what the selection holds and returns how many were not planned before; an earlier run that was killed at it is
     * gone on with.
     */
    public long plan(Selection selection) {
        return new Planning(job).plan(selection);
    }

    /**
     * Sends all that is planned and waits for its end. Throws {@link dev.ferry.github.RemoteException} when the server
     * refuses the run as a whole; what was done until then is in the ledger.
     */
    public ImportSummary run(Prepared repository) throws InterruptedException {
        return run(repository, Optional.empty());
    }

    /** Makes anew what the barrier missed, and goes on with what was begun; nothing else that is planned is sent. */
    public ImportSummary runAgain(Prepared repository, Collection<LegacyId> missing) throws InterruptedException {
        return run(repository, Optional.of(Set.copyOf(missing)));
    }

    /** The items that workers brought to their end. */
    private static final class Tally {
        private final AtomicLong imported = new AtomicLong();
        private final AtomicLong failed = new AtomicLong();
    }

    private ImportSummary run(Prepared repository, Optional<Set<LegacyId>> wanted) throws InterruptedException {
        Renewal renewal = new Renewal(job);
        ImportSummary summary = new ImportSummary(0, 0, false);
        new Leftovers(job).find();
        for (int round = 0; round < MOST_ROUNDS; round++) {
            renewal.run();
            Set<LegacyId> inDoubt = Renewal.outdated(job);
            summary = summary.plus(send(repository, wanted));
            // What was found is deleted by another round, what was not found is planned again.
            boolean settled = !Renewal.outdated(job).containsAll(inDoubt) || renewal.isNeeded();
            if (summary.stopped() || !settled) {
                break;
            }
        }
        return summary;
    }

    private ImportSummary send(Prepared repository, Optional<Set<LegacyId>> wanted) throws InterruptedException {
        Barrier.reopen(job.ledger());
        Outstanding outstanding = new Outstanding();
        Submission submission = Submission.of(job, repository);
        Resumption resumption = new Resumption(job);
        Resumption.Begun begun = resumption.takeUp(outstanding);
        job.progress().begin("import", toDo(wanted));
        Watching watching = new Watching(
                job, submission, new Finish(job, repository), outstanding, begun.incomplete(), Renewal.outdated(job));
        Tally tally = new Tally();
        try (Crew crew = new Crew(job, watching)) {
            for (LegacyId item : begun.unsent()) {
                job.find(item).ifPresent(issue -> crew.give(() -> send(submission, outstanding, issue, tally)));
            }
            Optional<LegacyId> unknown = feed(crew, submission, outstanding, tally, wanted);
            Watching.Ended ended = crew.finish();
            if (unknown.isPresent()) {
                throw new DataException("issue " + unknown.get() + " is planned and this archive does not hold it;"
                        + " go on with the archive it was planned from");
            }
            return new ImportSummary(
                    ended.imported() + tally.imported.get(),
                    ended.failed() + tally.failed.get(),
                    job.stop().isRaised());
        }
    }

    private long toDo(Optional<Set<LegacyId>> wanted) {
        Counts counts = job.ledger().view().counts();
        long begun = counts.of(ItemState.IMPORTING);
        // Counted where that is enough: reading a million planned items takes longer than a start should.
        return wanted.map(items -> begun + planned(items)).orElseGet(() -> begun + counts.of(ItemState.PLANNED));
    }

    private long planned(Set<LegacyId> wanted) {
        long planned = 0;
        for (ItemRow item : job.ledger().view().items(ItemState.PLANNED)) {
            planned += wanted.contains(item.id()) ? 1 : 0;
        }
        return planned;
    }

    /** Gives every planned issue that is wanted to the workers. Returns the first planned item that the archive does not hold. */
    private Optional<LegacyId> feed(
            Crew crew, Submission submission, Outstanding outstanding, Tally tally, Optional<Set<LegacyId>> wanted) {
        ArchiveWalk walk = new ArchiveWalk(job.archive());
        for (ItemRow item : job.ledger().view().items(ItemState.PLANNED)) {
            if (job.stop().isRaised() || crew.hasFailed()) {
                return Optional.empty();
            }
            if (wanted.isPresent() && !wanted.get().contains(item.id())) {
                continue;
            }
            Optional<Issue> issue = walk.to(item);
            if (issue.isEmpty()) {
                if (job.archive().manifest().source().holdsOnlySome()) {
                    // It waits for an archive that holds it.
                    continue;
                }
                return Optional.of(item.id());
            }
            crew.give(() -> send(submission, outstanding, issue.get(), tally));
        }
        return Optional.empty();
    }

    private void send(Submission submission, Outstanding outstanding, Issue issue, Tally tally) {
        try {
            Submission.Sent sent = submission.send(issue);
            if (sent instanceof Submission.Sent.Pending pending) {
                outstanding.add(pending.begun());
            } else if (sent instanceof Submission.Sent.Incomplete) {
                outstanding.addIncomplete(issue.id());
            } else if (sent instanceof Submission.Sent.Imported) {
                tally.imported.incrementAndGet();
                job.progress().advance(1);
            } else if (sent instanceof Submission.Sent.Failed) {
                tally.failed.incrementAndGet();
                job.progress().advance(1);
            }
        } catch (DataException e) {
            // One issue that can not be rendered does not hold up the others.
            job.ledger().commit(new Transition.Failed(issue.id(), unusable(e)));
            tally.failed.incrementAndGet();
            job.progress().advance(1);
        }
    }

    private static Failure unusable(DataException e) {
        return new Failure(
                "DATA",
                "mend the record (`ferry archive unpack`, edit, `ferry archive pack`), then import that archive",
                String.valueOf(e.getMessage()));
    }
}
