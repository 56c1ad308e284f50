package dev.ferry.importer.recovery;

import dev.ferry.github.IssueLookup;
import dev.ferry.github.IssueView;
import dev.ferry.github.Issues;
import dev.ferry.importer.forecast.HighestNumber;
import java.util.BitSet;

/** What one repository says of single numbers that its lists do not show, each asked for once. For one thread. */
final class Numbers {
    /**
     * Lists lag behind for what is new. So many numbers one behind the other without an issue that is there end the way
     * back from the highest number, for after a transfer all of them may lead elsewhere.
     */
    static final int ENOUGH = 100;

    private final RecoveryJob job;
    private final Census census;
    private final Issues issues;
    private final Led led;
    private final BitSet asked = new BitSet();
    private final BitSet given = new BitSet();
    private final BitSet gone = new BitSet();
    private int highest;

    Numbers(RecoveryJob job, Census census, Led led) {
        this.job = job;
        this.census = census;
        this.led = led;
        issues = job.github().issues(census.repository());
    }

    /** What is done where a number leads to another repository. */
    @FunctionalInterface
    interface Led {
        void to(int number, IssueView issue);
    }

    /** Looks behind the highest number that the list showed, for what it does not show yet. */
    void readOn() {
        int listed = Math.max(0, census.listed().length() - 1);
        job.progress().begin("look for what " + census.repository() + " does not list yet", 0);
        highest = new HighestNumber(this::isGiven).from(listed);
        int without = 0;
        for (int number = highest; number > listed && without < ENOUGH; number--) {
            ask(number);
            without = census.listed().get(number) ? 0 : without + 1;
        }
    }

    /** Asks for the number, unless what stands under it is known. */
    void ask(int number) {
        if (asked.get(number) || census.listed().get(number)) {
            return;
        }
        job.heedStop();
        IssueLookup lookup = issues.lookup(number);
        asked.set(number);
        given.set(number, !(lookup instanceof IssueLookup.NotFound));
        gone.set(number, lookup instanceof IssueLookup.Gone);
        if (lookup instanceof IssueLookup.Moved moved) {
            led.to(number, moved.issue());
        } else if (lookup instanceof IssueLookup.Found found && !found.issue().pullRequest()) {
            census.lookAtShown(number);
        }
        job.progress().advance(1);
    }

    private boolean isGiven(int number) {
        ask(number);
        return given.get(number) || census.listed().get(number);
    }

    /** The highest number that was ever given, as far as is known. */
    int highest() {
        return highest;
    }

    /** How many numbers up to the highest the list does not show. */
    int holes() {
        return highest - census.listed().cardinality();
    }

    /** How many of the numbers in {@code [from, to)} belonged to issues that were deleted (410), as far as they were asked for. */
    long gone(int from, int to) {
        return gone.get(from, to).cardinality();
    }

    /** How many of the numbers in {@code [from, to)} nobody knows (404): discussions, or what this token may not see. */
    long unknown(int from, int to) {
        BitSet unknown = asked.get(from, to);
        unknown.andNot(given.get(from, to));
        return unknown.cardinality();
    }
}
