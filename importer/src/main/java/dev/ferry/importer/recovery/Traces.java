package dev.ferry.importer.recovery;

import dev.ferry.archive.LegacyId;
import dev.ferry.github.IssueLookup;
import dev.ferry.github.IssueView;
import dev.ferry.github.Issues;
import dev.ferry.mapping.Marker;
import dev.ferry.mapping.Origin;
import dev.ferry.mapping.ledger.FoundRow;
import java.util.BitSet;
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
    /** So many numbers that were never given end a search: a hidden issue looks like one. */
    private static final int MOST_MISSES = 5;
    /** More old numbers are asked for only where the operator wants it, or something is missing: two requests each. */
    static final int FEW = 500;

    private final RecoveryJob job;
    private final Census staging;
    private final Census target;
    private final Map<Integer, Integer> oldNumbers = new HashMap<>();
    private final Map<LegacyId, Away> away = new HashMap<>();
    private long vanished;
    private long deletedOnStaging;

    Traces(RecoveryJob job, Census staging, Census target) {
        this.job = job;
        this.staging = staging;
        this.target = target;
    }

    /** An issue of ours that somebody took to a third repository; the number it had on staging, and where it is. */
    record Away(int staging, String url) {}

    /** Looks behind the highest number that the list showed, for what it does not show yet. */
    void readOn(Census census) {
        Issues issues = job.github().issues(census.repository());
        int misses = 0;
        for (int number = census.listed().length(); misses < MOST_MISSES; number++) {
            if (number == 0) {
                continue;
            }
            job.heedStop();
            IssueLookup lookup = issues.lookup(number);
            if (lookup instanceof IssueLookup.Found found) {
                if (!found.issue().pullRequest()) {
                    census.look(number);
                }
                misses = 0;
            } else {
                misses = lookup instanceof IssueLookup.NotFound ? misses + 1 : 0;
            }
        }
    }

    /** Follows the old numbers on staging, and looks what became of numbers between ours in the final repository. */
    void follow() {
        long arrived = job.ledger().arrived();
        if (arrived == 0) {
            return;
        }
        boolean missing =
                job.ledger().items() < job.archive().manifest().counts().issues();
        if (missing) {
            lookBetweenOurs();
        }
        if (arrived <= FEW || job.wish().allStagingNumbers() || (missing && holes() > arrived)) {
            followOldNumbers(arrived, missing);
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

    /** How many issues are in neither repository any more though they were in the final one. */
    long vanished() {
        return vanished;
    }

    /** How many numbers of staging belong to deleted issues. */
    long deletedOnStaging() {
        return deletedOnStaging;
    }

    private int holes() {
        return Math.max(0, staging.listed().length() - 1) - staging.listed().cardinality();
    }

    private void followOldNumbers(long arrived, boolean missing) {
        Issues issues = job.github().issues(job.staging());
        job.progress().begin("follow old numbers", arrived);
        int misses = 0;
        for (int number = 1; misses < MOST_MISSES || number < staging.listed().length(); number++) {
            if (staging.listed().get(number)) {
                continue;
            }
            job.heedStop();
            IssueLookup lookup = issues.lookup(number);
            misses = lookup instanceof IssueLookup.NotFound ? misses + 1 : 0;
            if (lookup instanceof IssueLookup.Moved moved) {
                moved(number, moved.issue());
                job.progress().advance(1);
            } else if (lookup instanceof IssueLookup.Gone) {
                deletedOnStaging++;
            } else if (lookup instanceof IssueLookup.Found found
                    && !found.issue().pullRequest()) {
                staging.look(number);
            }
            if (!missing && oldNumbers.size() >= arrived) {
                return;
            }
        }
    }

    private void moved(int number, IssueView issue) {
        if (issue.repository().filter(job.target()::same).isPresent()) {
            oldNumbers.put(issue.number(), number);
        } else {
            owner(issue).ifPresent(item -> away.put(item, new Away(number, issue.url())));
        }
    }

    private void lookBetweenOurs() {
        Issues issues = job.github().issues(job.target());
        BitSet own = target.own();
        job.progress().begin("look for lost ones", 0);
        for (int number = Math.max(1, own.nextSetBit(0)); number < own.length(); number++) {
            if (target.listed().get(number)) {
                continue;
            }
            job.heedStop();
            job.progress().advance(1);
            IssueLookup lookup = issues.lookup(number);
            if (lookup instanceof IssueLookup.Found found) {
                if (!found.issue().pullRequest()) {
                    target.look(number);
                }
            } else if (!(lookup instanceof IssueLookup.Moved moved) || !keep(number, moved.issue())) {
                vanished++;
            }
        }
    }

    /** Somebody took it out of the final repository: for the migration it is there, until somebody looks. */
    private boolean keep(int number, IssueView issue) {
        Optional<LegacyId> item = owner(issue);
        if (item.isEmpty()) {
            return false;
        }
        FoundIssue found = new FoundIssue(
                number,
                issue.nodeId(),
                issue.url(),
                issue.title(),
                issue.closed(),
                issue.labels(),
                issue.createdAt(),
                FoundIssue.hash(issue.body()),
                List.of());
        job.ledger().add(List.of(new FoundRow(item, true, number, FoundJson.write(found))));
        return true;
    }

    private Optional<LegacyId> owner(IssueView issue) {
        return Marker.parse(issue.body())
                .filter(marker -> marker.migration().equals(job.migration()))
                .filter(marker -> job.accounts().contains(Census.login(issue.author())))
                .map(Marker::origin)
                .filter(Origin.OfIssue.class::isInstance)
                .map(origin -> ((Origin.OfIssue) origin).issue());
    }
}
