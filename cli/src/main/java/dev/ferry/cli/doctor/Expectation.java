package dev.ferry.cli.doctor;

import dev.ferry.cli.terminal.Pace;
import dev.ferry.importer.Outlook;
import dev.ferry.mapping.ledger.Counts;
import dev.ferry.mapping.ledger.ImportDriver;
import dev.ferry.mapping.ledger.ItemState;
import dev.ferry.transfer.move.TransferJob;
import dev.ferry.transfer.reading.IssueReader;
import dev.ferry.transfer.rewrite.RewriteCost;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What is still to be asked of the server, stage by stage, when nothing goes wrong. Writes are what the server counts as
 * modifications; several of them may be in one request.
 */
record Expectation(Stage importing, Stage transfer, Stage rewrite, long byRest) {
    /** So many finished imports one look at their list tells of. */
    private static final int PAGE = 100;
    /** While requests are spread thin, the list is read as often as this. */
    private static final Duration LONGEST_POLL = Duration.ofMinutes(5);
    /** Both repositories, and the last looks at what is under way. */
    private static final int FIXED = 6;

    /** Requests and writes of one command; no time where no limit holds it up. */
    record Stage(String name, long requests, long writes, Optional<Duration> time) {}

    /** What the repositories lack, as far as is known, and how many people were to be looked up in both. */
    record SetUp(long toMake, long assignees) {
        static final SetUp UNKNOWN = new SetUp(0, 0);
    }

    /** All three in order. */
    List<Stage> stages() {
        return List.of(importing, transfer, rewrite);
    }

    /** All stages together, where limits hold them up. */
    Optional<Duration> time() {
        return stages().stream().flatMap(stage -> stage.time().stream()).reduce(Duration::plus);
    }

    static Expectation of(Outlook outlook, SetUp setUp, Counts done, ImportDriver driver, Pace pace) {
        long moved = done.of(ItemState.MOVED) + done.of(ItemState.SETTLED);
        long imported = moved + done.of(ItemState.IMPORTED) + done.of(ItemState.MOVING);
        long left = left(outlook.issues(), imported + done.of(ItemState.SKIPPED));
        long following = share(outlook.following(), left, outlook.issues());
        long writes = left + following + (left > 0 ? setUp.toMake() : 0);
        long lists = left > 0 ? 2 * (setUp.assignees() + 2) : 0;
        long plain = left + share(outlook.comments() + outlook.closed(), left, outlook.issues());
        long polls = pages(left, PAGE)
                + pace.time(writes, writes)
                        .map(time -> time.dividedBy(LONGEST_POLL))
                        .orElse(0L);
        long plainWrites = plain + (left > 0 ? setUp.toMake() : 0);
        Stage importing = driver == ImportDriver.REST
                ? stage("import", left, lists + plainWrites, plainWrites, pace)
                : stage("import", left, lists + writes + polls, writes, pace);
        long toMove = left(outlook.issues(), moved + done.of(ItemState.SKIPPED));
        // Labels of the final repository; milestones of both, where there are any.
        int looks = outlook.needs().milestones().isEmpty() ? 1 : 3;
        Stage transfer = stage("transfer", toMove, looks + pages(toMove, PAGE) + batches(toMove), toMove, pace);
        long toSettle = left(outlook.issues(), done.of(ItemState.SETTLED) + done.of(ItemState.SKIPPED));
        Stage rewrite = stage(
                "rewrite",
                toSettle,
                pages(toSettle, IssueReader.AT_ONCE)
                        + pages(toSettle, RewriteCost.ISSUES_AT_ONCE)
                        + share(outlook.editDocuments(), toSettle, outlook.issues()),
                share(outlook.edits(), toSettle, outlook.issues()),
                pace);
        long byRest = left == 0 ? 0 : FIXED + lists + plainWrites;
        return new Expectation(importing, transfer, rewrite, byRest);
    }

    /** A stage with nothing to do is not run. */
    private static Stage stage(String name, long items, long some, long writes, Pace pace) {
        long requests = items == 0 ? 0 : FIXED + some;
        return new Stage(name, requests, writes, pace.time(writes, requests));
    }

    /** Batches grow while answers are quick, up to the largest. */
    private static long batches(long items) {
        long sent = 0;
        long batches = 0;
        int size = TransferJob.FIRST_BATCH;
        while (sent < items && size < TransferJob.LARGEST_BATCH) {
            sent += size;
            batches++;
            size += TransferJob.BATCH_STEP;
        }
        return batches + pages(left(items, sent), TransferJob.LARGEST_BATCH);
    }

    private static long left(long all, long done) {
        return Math.max(0, all - done);
    }

    /** Of a migration that is under way: as much of it as of its issues. */
    private static long share(long figure, long left, long all) {
        return all == 0 ? 0 : Math.round(figure * ((double) left / all));
    }

    private static long pages(long count, long size) {
        return (count + size - 1) / size;
    }
}
