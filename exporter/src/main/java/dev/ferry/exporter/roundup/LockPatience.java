package dev.ferry.exporter.roundup;

import dev.ferry.exporter.FetchProgress;
import dev.ferry.exporter.roundup.sqlite.SqliteTrouble;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.CancellationException;

/**
 * How long to wait for a SQLite database that another program holds, and who is told.
 *
 * @param step SQLite waits so long by itself; then it is said
 * @param most after this long it is given up
 */
record LockPatience(Duration step, Duration most, FetchProgress progress) {
    /** A commit of a tracker takes less than a second, a backup of its database some. */
    static LockPatience usual(FetchProgress progress) {
        return new LockPatience(Duration.ofSeconds(2), Duration.ofSeconds(30), progress);
    }

    /** For whoever only wants to know whether it works. */
    static LockPatience hasty() {
        return new LockPatience(Duration.ofSeconds(2), Duration.ofSeconds(2), FetchProgress.silent());
    }

    /** Something that SQLite may refuse for now. */
    interface Attempt {
        void run() throws SQLException;
    }

    /** Tries until it goes; the connection's busy timeout is {@link #step}, so that each try waits. */
    void read(Attempt attempt) throws SQLException {
        Duration waited = Duration.ZERO;
        while (true) {
            try {
                attempt.run();
                return;
            } catch (SQLException e) {
                waited = waited.plus(step);
                if (SqliteTrouble.of(e) != SqliteTrouble.LOCKED || waited.compareTo(most) >= 0) {
                    throw e;
                }
                if (progress.stopRequested()) {
                    throw new CancellationException("asked to stop while another program held the database");
                }
                progress.waiting(
                        "another program holds its database; waited " + waited.toSeconds() + " s, at most "
                                + most.toSeconds() + " s",
                        step);
            }
        }
    }
}
