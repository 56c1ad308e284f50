package dev.ferry.exporter;

import dev.ferry.archive.LegacyId;
import dev.ferry.archive.User;
import java.util.Set;
import java.util.function.Consumer;

/**
 * One snapshot of a legacy tracker, open for reading: what every connector offers to {@link Exporter}. Items are handed
 * over one by one, so memory grows with none of their numbers. The connector applies what only it can know (retired
 * items, spam scores, which properties are secret or personal) and tells the {@link ExportLog} of everything that it
 * leaves out or had to mend. Used by one thread; {@code close} releases the snapshot.
 *
 * @throws dev.ferry.archive.DataException from any method, where the tracker's data can not be read
 */
public interface Tracker extends AutoCloseable {
    /** What this tracker is and what the way into it can not give. */
    TrackerInfo info();

    /** The names of all properties an issue has here, as they appear in {@link dev.ferry.archive.Issue#properties()}. */
    Set<String> issueProperties();

    /** Whether the tracker has this issue, and it is not retired. */
    boolean holds(LegacyId id);

    /** How many issues {@link #issues} is going to hand over at most; for progress only. */
    long issueCount(ExportOptions options);

    /** Hands over every user, in the order of their ids. */
    void users(ExportOptions options, ExportLog log, Consumer<User> consumer);

    /**
     * Hands over every issue that is not retired, in legacy order; content that is not text comes as streams. Issues that
     * {@link ExportOptions.Choice#only} does not name may be left out, and then are told to the log.
     */
    void issues(ExportOptions options, ExportLog log, Consumer<LegacyIssue> consumer);

    /**
     * Tells what all issues that are not retired and all users are like, in a fraction of an export's time.
     *
     * @throws dev.ferry.archive.ConfigException where this way in shows a copy, which never changes
     */
    void state(StateReader reader);

    @Override
    void close();
}
