package dev.ferry.importer;

import dev.ferry.archive.Issue;
import dev.ferry.archive.LegacyId;
import java.util.List;
import java.util.Set;

/**
 * Clears up requests whose answer was lost: what they made is found on the server by its marker. Only when the quiet time is
 * over and nothing was found is the item sent again. For the watching thread.
 */
interface Reconciliation {
    /** Whether requests are in doubt. */
    boolean isNeeded();

    /** Looks once, if there is something in doubt and it is time to. */
    Found look();

    /** What a look brought: items found with all their parts or lacking some, and issues that are to be sent again. */
    record Found(List<LegacyId> imported, List<LegacyId> incomplete, List<Issue> again) {
        static final Found NOTHING = new Found(List.of(), List.of(), List.of());
    }

    /**
     * The way of the migration's driver. {@code outdated}: what was not found of these is not sent again; they are planned as
     * the newer archive has them, and are outdated no more. An issue that can not be trusted to show what was sent last becomes
     * outdated. Shared with the watch.
     */
    static Reconciliation of(ImportJob job, Set<LegacyId> outdated) {
        return switch (job.driver()) {
            case BULK -> new BulkReconciliation(job, outdated);
            case REST -> new PlainReconciliation(job, outdated);
        };
    }
}
