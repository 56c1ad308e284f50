package dev.ferry.cli.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ferry.cli.process.FerryProcess;
import dev.ferry.fixtures.roundup.AdminExportWriter;
import dev.ferry.fixtures.roundup.RoundupServer;
import dev.ferry.fixtures.roundup.ServerTraps;
import dev.ferry.fixtures.tracker.GeneratorSizes;
import dev.ferry.fixtures.tracker.TrackerGenerator;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code export --final} asks the tracker again when the archive is there. */
@Tag("slow")
final class FinalExportTest {
    private static final long SEED = 7;

    @TempDir
    private Path folder;

    private Path tracker;

    @BeforeEach
    void makeTracker() throws Exception {
        tracker = folder.resolve("tracker");
        new TrackerGenerator(SEED, GeneratorSizes.of(1500, 3)).writeTo(tracker);
        // In this mode a tracker goes on while it is read.
        edit("pragma journal_mode = wal");
    }

    private void edit(String... statements) throws Exception {
        try (Connection database = DriverManager.getConnection("jdbc:sqlite:" + tracker.resolve("db/db"));
                Statement statement = database.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    private DisturbedExport through(String keys) throws Exception {
        return DisturbedExport.of(tracker, folder.resolve("work"), keys);
    }

    private String sqlite() {
        return "database: \"jdbc:sqlite:" + tracker.resolve("db/db") + "\"\nfiles: " + tracker.resolve("db/files")
                + "\n";
    }

    @Test
    void a_tracker_that_stands_still_is_said_to_have_done_so() throws Exception {
        try (DisturbedExport export = through(sqlite())) {
            FerryProcess.Result result = export.run("--final").exits(0);
            assertThat(result.out()).contains("nothing has changed", " issues compared");
        }
    }

    @Test
    void issues_that_change_while_a_database_is_exported_are_named_and_the_end_is_6() throws Exception {
        try (DisturbedExport export = through(sqlite())) {
            Process process = export.start("--final");
            while (process.isAlive() && !Files.exists(export.home().resolve(".archive.zip.part"))) {
                process.waitFor(1, TimeUnit.MILLISECONDS);
            }
            edit(
                    "update _issue set _title = 'later' where id = 17",
                    "update _msg set __retired__ = id where id = (select min(linkid) from issue_messages where nodeid = 23)",
                    "update _issue set __retired__ = id where id = 31");
            assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
            assertThat(process.exitValue()).as(export.out() + export.err()).isEqualTo(6);
            assertThat(export.out())
                    .contains("NOT FINAL", "3 issues, 0 users", "changed: 17, 23", "retired or removed: 31");
            export.run("--final").exits(0);
        }
    }

    @Test
    void issues_that_change_while_a_tracker_is_fetched_are_named_and_the_end_is_6() throws Exception {
        try (RoundupServer server = RoundupServer.start(tracker, ServerTraps.none());
                DisturbedExport export = through("rest: " + server.url() + "\n")) {
            Process process = export.start("--final");
            while (process.isAlive() && !Files.exists(export.home().resolve(".archive.zip.part"))) {
                process.waitFor(1, TimeUnit.MILLISECONDS);
            }
            edit("update _issue set _title = 'later', _activity = '29990101000000.000' where id = 17");
            assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
            assertThat(process.exitValue()).as(export.out() + export.err()).isEqualTo(6);
            assertThat(export.out()).contains("NOT FINAL", "1 issue, 0 users", "changed: 17");
        }
    }

    @Test
    void a_copy_can_not_tell_and_says_so_before_anything_is_written() throws Exception {
        Path written =
                AdminExportWriter.write(tracker.resolve("db/db"), tracker.resolve("db/files"), folder.resolve("copy"));
        try (DisturbedExport export = through("export: " + written + "\n")) {
            export.run("--final").exits(3).says("never changes", "leave --final out");
            export.oldArchiveIsUntouched("refused");
        }
    }
}
