package dev.ferry.importer.recovery;

import dev.ferry.github.ImportStatus;
import dev.ferry.importer.RecentImports;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;

/**
 * Waits until nothing that the lost run sent can take effect any more: the imports that the server has not ended, and the
 * quiet time of a request of which nobody knows. What they make meanwhile is looked at anew. For one thread.
 */
final class Settling {
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(2);
    /** So many quiet times after it was begun, an import that has not ended is not waited for; as in an import that goes on. */
    private static final int PATIENCE = 60;

    private static final Duration SHORTEST_WINDOW = Duration.ofHours(1);

    private static final Duration LAG = Duration.ofMinutes(15);

    private final RecoveryJob job;
    private final Instant began;
    private final RecentImports imports;
    private final Set<Long> unfinished = new HashSet<>();
    private final Set<Integer> looked = new HashSet<>();
    private long hanging;

    Settling(RecoveryJob job, Instant began) {
        this.job = job;
        this.began = began;
        Duration patience = patience();
        Duration window = patience.compareTo(SHORTEST_WINDOW) > 0 ? patience : SHORTEST_WINDOW;
        imports = new RecentImports(
                job.github(),
                job.staging(),
                began.minus(window).minus(job.github().clockAhead()));
    }

    /** Before the repositories are gone through: what has not ended by now may be seen half made. */
    void begin() {
        imports.visit(status -> {
            if (!hasEnded(status)) {
                unfinished.add(status.id());
            }
        });
    }

    /** Afterwards. */
    void end(Census staging) throws InterruptedException {
        job.progress().begin("wait for what is under way", 0);
        while (true) {
            job.heedStop();
            if (look(staging) == 0 && isQuiet()) {
                return;
            }
            job.surroundings().sleeper().sleep(BETWEEN_LOOKS.compareTo(job.quiet()) < 0 ? BETWEEN_LOOKS : job.quiet());
        }
    }

    /** How many imports have not ended for so long that nobody waits for them. */
    long hanging() {
        return hanging;
    }

    private boolean isQuiet() {
        // Where nothing is missing, what comes late is a second copy, which the barrier puts aside.
        return !now().isBefore(began.plus(job.quiet())) || !job.lacksSome();
    }

    /** Returns how many are to be waited for. */
    private long look(Census staging) {
        Set<Integer> made = new HashSet<>();
        Set<Long> waiting = new HashSet<>();
        Set<Long> given = new HashSet<>();
        imports.visit(status -> {
            if (hasEnded(status)) {
                status.issueNumber()
                        .filter(number -> unfinished.contains(status.id())
                                || (endedLately(status) && !staging.listed().get(number) && looked.add(number)))
                        .ifPresent(made::add);
                unfinished.remove(status.id());
                return;
            }
            unfinished.add(status.id());
            (isHanging(status) ? given : waiting).add(status.id());
        });
        made.forEach(staging::look);
        hanging = given.size();
        return waiting.size();
    }

    /** A list may lag behind by so much. */
    private boolean endedLately(ImportStatus status) {
        return !status.updatedAt().isBefore(began.minus(LAG).minus(job.github().clockAhead()));
    }

    private boolean isHanging(ImportStatus status) {
        return now().minus(job.github().clockAhead()).isAfter(status.createdAt().plus(patience()));
    }

    private static boolean hasEnded(ImportStatus status) {
        return status.state() == ImportStatus.State.IMPORTED || status.state() == ImportStatus.State.FAILED;
    }

    private Duration patience() {
        return job.quiet().multipliedBy(PATIENCE);
    }

    private Instant now() {
        return job.surroundings().clock().instant();
    }
}
