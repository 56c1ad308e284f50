package dev.ferry.importer.recovery;

import dev.ferry.archive.LegacyId;
import dev.ferry.github.IssueView;
import dev.ferry.mapping.Marker;
import dev.ferry.mapping.ledger.FoundRow;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Asks for single numbers what the lists do not show: issues that are so new that the lists lag behind, where the old
 * number of a moved issue leads, and what became of numbers that nobody has any more. A number is never given twice, so
 * each of them tells something. For one thread.
 */
final class Traces {
    /** More old numbers are asked for only where the operator wants it, or something is missing: two requests each. */
    static final int FEW = 500;

    private final RecoveryJob job;
    private final Census target;
    private final Map<Integer, Integer> oldNumbers = new HashMap<>();
    private final Map<LegacyId, Away> away = new HashMap<>();
    private final Numbers staged;
    private final Numbers arrived;
    private long vanished;
    private long unknown;
    private boolean followed;

    Traces(RecoveryJob job, Census staging, Census target) {
        this.job = job;
        this.target = target;
        staged = new Numbers(job, staging, this::leftStaging);
        arrived = new Numbers(job, target, this::leftTarget);
    }

    /** An issue of ours that somebody took to a third repository; the number it had on staging, and where it is. */
    record Away(int staging, String url) {}

    /** Looks behind the highest numbers that the lists showed, for what they do not show yet. */
    void readOn() {
        staged.readOn();
        arrived.readOn();
    }

    /** Follows the old numbers on staging, and looks what became of numbers between ours in the final repository. */
    void follow() {
        long moved = job.ledger().arrived();
        if (moved == 0) {
            return;
        }
        boolean missing = job.lacksSome();
        if (missing) {
            lookBetweenOurs();
        }
        if (moved <= FEW || job.wish().allStagingNumbers() || (missing && staged.holes() > moved)) {
            followOldNumbers(moved, missing);
        }
    }

    /** By the number in the final repository, the one that the issue had on staging. */
    Map<Integer, Integer> oldNumbers() {
        return oldNumbers;
    }

    /** Our issues in third repositories. */
    Map<LegacyId, Away> away() {
        return away;
    }

    /** Whether all old numbers were asked for that may tell something. */
    boolean followed() {
        return followed;
    }

    /** How many numbers between ours in the final repository belonged to issues that were deleted. */
    long vanished() {
        return vanished;
    }

    /** How many numbers between ours in the final repository nobody knows: discussions, or what may not be seen. */
    long unknown() {
        return unknown;
    }

    private void followOldNumbers(long moved, boolean missing) {
        job.progress().begin("follow old numbers", staged.holes());
        for (int number = 1; number <= staged.highest(); number++) {
            if (!missing && oldNumbers.size() >= moved) {
                break;
            }
            staged.ask(number);
        }
        followed = true;
    }

    private void leftStaging(int number, IssueView issue) {
        if (issue.repository().filter(job.target()::same).isPresent()) {
            oldNumbers.put(issue.number(), number);
        } else {
            owner(issue).ifPresent(item -> away.put(item, new Away(number, issue.url())));
        }
    }

    private void lookBetweenOurs() {
        int first = Math.max(1, target.own().nextSetBit(0));
        int end = Math.max(first, target.own().length());
        job.progress().begin("look for lost ones", 0);
        for (int number = first; number < end; number++) {
            arrived.ask(number);
        }
        vanished = arrived.gone(first, end);
        unknown = arrived.unknown(first, end);
    }

    /** Somebody took it out of the final repository: for the migration it is there, until somebody looks. */
    private void leftTarget(int number, IssueView issue) {
        owner(issue).ifPresent(item -> {
            FoundIssue found = new FoundIssue(
                    number,
                    issue.nodeId(),
                    issue.url(),
                    issue.title(),
                    issue.closed(),
                    issue.labels(),
                    issue.createdAt(),
                    FoundIssue.hash(issue.body()),
                    List.of(),
                    FoundIssue.numbersNamed(issue.body(), job.target()));
            job.ledger().add(List.of(new FoundRow(Optional.of(item), true, number, FoundJson.write(found))));
        });
    }

    private Optional<LegacyId> owner(IssueView issue) {
        return Marker.issueIn(issue.body(), job.migration())
                .filter(id -> job.accounts().contains(Census.login(issue.author())));
    }
}
