package dev.ferry.importer;

import dev.ferry.archive.LegacyId;
import dev.ferry.github.ImportStatus;
import dev.ferry.github.Imports;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * Follows the imports that the server works on until each has ended: by their list, and by single questions for what the list
 * does not reach. For the watching thread.
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
    /** The server's day may have begun earlier than ours, as clocks differ by a little, and the list is asked for by day. */
    private static final Duration DAY = Duration.ofDays(1);

    private final ImportJob job;
    private final Outstanding outstanding;
    private final Imports imports;
    private final Clock clock;
    private final PollPace pace = new PollPace();
    private final ImportList list;
    private final ImportEndings endings;
    private Instant nextQuestions = Instant.MIN;

    ImportWatch(ImportJob job, Outstanding outstanding) {
        this.job = job;
        this.outstanding = outstanding;
        imports = job.github().imports(job.staging());
        clock = job.surroundings().clock();
        endings = new ImportEndings(job, outstanding);
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
        ImportEndings.Look learnt = endings.begin(now);
        Poll poll = new Poll(now, learnt);
        poll.readList();
        poll.askForUnlisted();
        if (!now.isBefore(nextQuestions)) {
            poll.lookAtStale();
        }
        learnt.commit();
        pace.polled(clock.instant(), learnt.count());
        return learnt.incomplete();
    }

    long imported() {
        return endings.imported();
    }

    long failed() {
        return endings.failed();
    }

    /** Whom one look asks. */
    private final class Poll {
        private final Instant now;
        private final ImportEndings.Look learnt;
        /** What the list told of. */
        private final Set<Outstanding.Import> shown = new HashSet<>();

        private int listed;
        private long lowestListed = Long.MAX_VALUE;

        Poll(Instant now, ImportEndings.Look learnt) {
            this.now = now;
            this.learnt = learnt;
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
                    learnt.consider(begun, status);
                });
            });
        }

        /** Those that this look's part of the list did not reach. */
        void askForUnlisted() {
            if (listed >= MOST_LISTED) {
                ask(outstanding.those(begun -> !learnt.hasEnded(begun) && begun.id() < lowestListed));
            }
        }

        /** Those that are no reason to read the list back at every look. */
        void lookAtStale() {
            List<Outstanding.Import> stale = outstanding.those(
                    begun -> !learnt.hasEnded(begun) && begun.since().isBefore(now.minus(STALE)));
            int requests = 0;
            if (stale.size() > FEW) {
                readBackTo(stale.get(0).id());
                requests = 1 + listed / ITEMS_OF_A_PAGE;
            }
            Set<Outstanding.Import> wanted = Set.copyOf(stale);
            List<Outstanding.Import> untold = outstanding.those(begun -> !learnt.hasEnded(begun)
                    && (learnt.isHanging(begun) || (wanted.contains(begun) && !shown.contains(begun))));
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
                    learnt.doubt(begun, "the server knows no import " + begun.id());
                } else if (!learnt.consider(begun, status.get()) && learnt.isHanging(begun)) {
                    learnt.doubt(
                            begun,
                            "import " + begun.id() + " is " + status.get().word() + " since " + begun.sent());
                }
            }
        }
    }
}
