package dev.ferry.importer;

import dev.ferry.archive.LegacyId;
import dev.ferry.github.ImportStatus;
import dev.ferry.github.Imports;
import dev.ferry.github.Refusal;
import dev.ferry.github.RefusalCategory;
import dev.ferry.mapping.StagingNumber;
import dev.ferry.mapping.ledger.StagingIssue;
import dev.ferry.mapping.ledger.Transition;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * Follows the imports that the server works on until each has ended. Only "imported" counts as done, only "failed" as
 * failed; whatever else the server says, it goes on asking, until the import has hung for so long that it is in doubt.
 * For the watching thread.
 */
final class ImportWatch {
    /** After this an import is asked for by itself, so that one that hangs does not make every poll read the whole list. */
    private static final Duration STALE = Duration.ofSeconds(30);

    private static final Duration BETWEEN_QUESTIONS = Duration.ofSeconds(5);
    /** A look at the stale ones that took many requests is not made again so soon: 1,800 an hour of the 5,000 that all share. */
    private static final Duration PER_QUESTION = Duration.ofSeconds(2);

    private static final int MOST_QUESTIONS = 50;
    /** When more are stale the queue is long, and a page of the list tells of a hundred. */
    private static final int FEW = 5;
    /** So far back the list is read in one look; what lies behind that is asked for by itself. */
    private static final int MOST_LISTED = 2_000;

    private static final int ITEMS_OF_A_PAGE = 100;
    /** What was learnt is written down as often as this, so that a run that is killed early has not learnt it in vain. */
    private static final int LEARNT_AT_ONCE = 100;
    /** The server's day may have begun earlier than ours, as clocks differ by a little, and the list is asked for by day. */
    private static final Duration DAY = Duration.ofDays(1);
    /** So many quiet times an import may hang when later ones have ended, and so many when nothing ends: a long queue. */
    private static final int PATIENCE_OVERTAKEN = 10;

    private static final int PATIENCE = 60;

    private final ImportJob job;
    private final Outstanding outstanding;
    private final Imports imports;
    private final Clock clock;
    private final PollPace pace = new PollPace();
    private final ImportList list;
    private Instant nextQuestions = Instant.MIN;
    private long highestEnded;
    private long imported;
    private long failed;

    ImportWatch(ImportJob job, Outstanding outstanding) {
        this.job = job;
        this.outstanding = outstanding;
        imports = job.github().imports(job.staging());
        clock = job.surroundings().clock();
        Instant oldest = outstanding.firstSent().orElse(clock.instant());
        Instant byTheServer = oldest.minus(job.github().clockAhead());
        list = new ImportList(imports, LocalDate.ofInstant(byTheServer.minus(DAY), ZoneOffset.UTC));
    }

    /** Looks once, if it is time to; returns the items that have their issue and still lack comments. */
    List<LegacyId> look(boolean sending) {
        Instant now = clock.instant();
        if (!pace.isDue(now, outstanding, sending)) {
            return List.of();
        }
        Poll poll = new Poll(now);
        poll.readList();
        poll.askForUnlisted();
        if (!now.isBefore(nextQuestions)) {
            poll.lookAtStale();
        }
        poll.commit();
        pace.polled(clock.instant(), poll.done.size());
        return poll.incomplete;
    }

    long imported() {
        return imported;
    }

    long failed() {
        return failed;
    }

    private static Refusal unexplained() {
        return new Refusal(RefusalCategory.INVALID, "the import failed, GitHub does not say why", 0, Optional.empty());
    }

    /** One look at the server. */
    private final class Poll {
        private final Instant now;
        private final List<Transition> transitions = new ArrayList<>();
        /** What has ended in this look: it may be shown twice, by pages that move while they are read. */
        private final Set<Outstanding.Import> done = new HashSet<>();

        /** What the list told of. */
        private final Set<Outstanding.Import> shown = new HashSet<>();

        private final List<LegacyId> incomplete = new ArrayList<>();
        private int doubts;
        private int told;
        private int listed;
        private long lowestListed = Long.MAX_VALUE;

        Poll(Instant now) {
            this.now = now;
        }

        void readList() {
            OptionalLong oldest = outstanding.smallestIdSince(now.minus(STALE));
            if (oldest.isPresent()) {
                readBackTo(oldest.getAsLong());
            }
        }

        private void readBackTo(long oldest) {
            listed = 0;
            list.visit(status -> status.id() <= oldest || listed >= MOST_LISTED, status -> {
                listed++;
                lowestListed = Math.min(lowestListed, status.id());
                outstanding.find(status.id()).ifPresent(begun -> {
                    shown.add(begun);
                    consider(begun, status);
                });
            });
        }

        /** Those that this look's part of the list did not reach. */
        void askForUnlisted() {
            if (listed >= MOST_LISTED) {
                ask(outstanding.those(begun -> !done.contains(begun) && begun.id() < lowestListed));
            }
        }

        /** Those that are no reason to read the list back at every look. */
        void lookAtStale() {
            List<Outstanding.Import> stale = outstanding.those(
                    begun -> !done.contains(begun) && begun.since().isBefore(now.minus(STALE)));
            int requests = 0;
            if (stale.size() > FEW) {
                readBackTo(stale.get(0).id());
                requests = 1 + listed / ITEMS_OF_A_PAGE;
            }
            Set<Outstanding.Import> wanted = Set.copyOf(stale);
            List<Outstanding.Import> untold = outstanding.those(begun ->
                    !done.contains(begun) && (isHanging(begun) || (wanted.contains(begun) && !shown.contains(begun))));
            ask(untold);
            requests += Math.min(untold.size(), MOST_QUESTIONS);
            Duration rest = PER_QUESTION.multipliedBy(requests);
            nextQuestions = now.plus(rest.compareTo(BETWEEN_QUESTIONS) > 0 ? rest : job.rest(BETWEEN_QUESTIONS));
        }

        private void ask(List<Outstanding.Import> some) {
            for (Outstanding.Import begun : some.subList(0, Math.min(some.size(), MOST_QUESTIONS))) {
                Optional<ImportStatus> status = imports.status(begun.id());
                if (status.isEmpty()) {
                    // It gave us this id, and knows it no more: nobody can tell what became of the issue.
                    doubt(begun, "the server knows no import " + begun.id());
                } else if (!consider(begun, status.get()) && isHanging(begun)) {
                    doubt(begun, "import " + begun.id() + " is " + status.get().word() + " since " + begun.sent());
                }
            }
        }

        void commit() {
            job.ledger().commit(List.copyOf(transitions));
            transitions.clear();
            done.forEach(outstanding::remove);
            int ended = done.size() - doubts - incomplete.size();
            job.progress().advance(ended - told);
            told = ended;
        }

        private boolean isHanging(Outstanding.Import begun) {
            int patience = begun.id() < highestEnded ? PATIENCE_OVERTAKEN : PATIENCE;
            return now.isAfter(begun.sent().plus(job.quiet().multipliedBy(patience)));
        }

        private void doubt(Outstanding.Import begun, String why) {
            transitions.add(new Transition.Unconfirmed(begun.item(), why));
            doubts++;
            done.add(begun);
        }

        /** Returns whether it has ended. */
        private boolean consider(Outstanding.Import begun, ImportStatus status) {
            if (done.contains(begun)) {
                return true;
            }
            if (status.state() == ImportStatus.State.IMPORTED
                    && status.issueNumber().isPresent()) {
                imported(begun, status.issueNumber().get());
            } else if (status.state() == ImportStatus.State.FAILED) {
                Refusals.fail(job, begun.item(), status.refusal().orElseGet(ImportWatch::unexplained));
                failed++;
            } else {
                return false;
            }
            highestEnded = Math.max(highestEnded, begun.id());
            done.add(begun);
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
