package dev.ferry.mapping.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a cut of the power would show, and no test can cut. */
class DurabilityTest {
    /** SQLite's number for FULL: every commit is synced, also to the write-ahead log. */
    private static final int FULL = 2;

    @TempDir
    Path folder;

    @Test
    void a_commit_is_on_the_disk_before_it_is_answered() {
        try (Session writer = Database.openForWriting(folder.resolve("ferry.db"))) {
            assertThat(writer.first(row -> row.getString(1), "PRAGMA journal_mode"))
                    .contains("wal");
            assertThat(writer.first(row -> row.getInt(1), "PRAGMA synchronous")).contains(FULL);
        }
    }
}
