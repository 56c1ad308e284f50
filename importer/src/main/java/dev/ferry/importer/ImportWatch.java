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
 * failed; whatever else the server says, it goes on asking. For the watching thread.
 */
final class ImportWatch {
    /** After this an import is asked for by itself, so that one that hangs does not make every poll read the whole list. */
    private static final Duration STALE = Duration.ofSeconds(30);
    /** The server's day may have begun earlier than ours, and the list is asked for by day. */
    private static final Duration DAY = Duration.ofDays(1);

    private final ImportJob job;
    private final Submission submission;
    private final Outstanding outstanding;
    private final Imports imports;
    private final Clock clock;
    private final PollPace pace = new PollPace();
    private final ImportList list;
    private Instant staleAsked = Instant.EPOCH;
    private long imported;
    private long failed;

    ImportWatch(ImportJob job, Submission submission, Outstanding outstanding) {
        this.job = job;
        this.submission = submission;
        this.outstanding = outstanding;
        imports = job.github().imports(job.staging());
        clock = job.surroundings().clock();
        Instant oldest = outstanding.oldest().orElse(clock.instant());
        list = new ImportList(imports, LocalDate.ofInstant(oldest.minus(DAY), ZoneOffset.UTC));
    }

    /** Looks once, if it is time to; returns the items that have their issue and still lack comments. */
    List<LegacyId> look(boolean sending) {
        List<LegacyId> incomplete = new ArrayList<>();
        Instant now = clock.instant();
        if (pace.isDue(now, outstanding, sending)) {
            int ended = poll(now, incomplete);
            pace.polled(clock.instant(), ended);
        }
        return incomplete;
    }

    private int poll(Instant now, List<LegacyId> incomplete) {
        List<Outstanding.Import> done = new ArrayList<>();
        List<Transition> transitions = new ArrayList<>();
        OptionalLong oldest = outstanding.smallestIdSince(now.minus(STALE));
        Set<Long> seen = new HashSet<>();
        if (oldest.isPresent()) {
            list.visit(status -> status.id() <= oldest.getAsLong(), status -> {
                // A page may come twice: the list grows while it is read.
                if (seen.add(status.id())) {
                    outstanding.find(status.id()).ifPresent(begun -> end(begun, status, transitions, done, incomplete));
                }
            });
        }
        if (!now.isBefore(staleAsked.plus(STALE.dividedBy(6)))) {
            staleAsked = now;
            for (Outstanding.Import begun : outstanding.before(now.minus(STALE))) {
                ask(begun, transitions, done, incomplete);
            }
        }
        job.ledger().commit(transitions);
        done.forEach(outstanding::remove);
        job.progress().advance(done.size());
        return done.size();
    }

    private void ask(
            Outstanding.Import begun,
            List<Transition> transitions,
            List<Outstanding.Import> done,
            List<LegacyId> incomplete) {
        Optional<ImportStatus> status = imports.status(begun.id());
        if (status.isPresent()) {
            end(begun, status.get(), transitions, done, incomplete);
        } else {
            // It gave us this id, and knows it no more: nobody can tell what became of the issue.
            transitions.add(new Transition.Unconfirmed(begun.item(), "the server knows no import " + begun.id()));
            done.add(begun);
        }
    }

    private void end(
            Outstanding.Import begun,
            ImportStatus status,
            List<Transition> transitions,
            List<Outstanding.Import> done,
            List<LegacyId> incomplete) {
        if (status.state() == ImportStatus.State.IMPORTED
                && status.issueNumber().isPresent()) {
            StagingIssue issue =
                    new StagingIssue(new StagingNumber(status.issueNumber().get()), Optional.empty());
            if (begun.complete()) {
                transitions.add(new Transition.Imported(begun.item(), issue));
                imported++;
            } else {
                transitions.add(new Transition.IssueMade(begun.item(), issue));
                incomplete.add(begun.item());
            }
            done.add(begun);
        } else if (status.state() == ImportStatus.State.FAILED) {
            submission.fail(begun.item(), status.refusal().orElseGet(ImportWatch::unexplained));
            failed++;
            done.add(begun);
        }
    }

    private static Refusal unexplained() {
        return new Refusal(RefusalCategory.INVALID, "the import failed, GitHub does not say why", 0, Optional.empty());
    }

    long imported() {
        return imported;
    }

    long failed() {
        return failed;
    }
}
