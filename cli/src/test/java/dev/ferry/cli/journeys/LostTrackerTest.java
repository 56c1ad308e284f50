package dev.ferry.cli.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ferry.exporter.roundup.RestAccess;
import dev.ferry.fixtures.roundup.PostgresCopy;
import dev.ferry.fixtures.roundup.RoundupServer;
import dev.ferry.fixtures.roundup.ServerTraps;
import dev.ferry.fixtures.tracker.GeneratorSizes;
import dev.ferry.fixtures.tracker.TrackerGenerator;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A tracker that goes away, is held by somebody, or is left in the middle of its export. */
@Tag("slow")
final class LostTrackerTest {
    private static final long SEED = 6;
    /** Of some hundred files: several batches have begun and are not complete then. */
    private static final int BYTES_BEFORE_THE_END = 70;

    @TempDir
    private Path folder;

    private Path tracker;

    @BeforeEach
    void makeTracker() {
        tracker = folder.resolve("tracker");
        new TrackerGenerator(SEED, GeneratorSizes.of(1200, 4)).writeTo(tracker);
    }

    private Path database() {
        return tracker.resolve("db/db");
    }

    private String sqlite() {
        return "database: \"jdbc:sqlite:" + database() + "\"\nfiles: " + tracker.resolve("db/files") + "\n";
    }

    /** An export that has begun to write. */
    private static Process begun(DisturbedExport export) throws Exception {
        Process process = export.start();
        while (process.isAlive() && !Files.exists(export.home().resolve(".archive.zip.part"))) {
            process.waitFor(1, TimeUnit.MILLISECONDS);
        }
        return process;
    }

    private static void endsWith(int code, Process process, DisturbedExport export, String... words) throws Exception {
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        assertThat(process.exitValue()).as(export.err()).isEqualTo(code);
        assertThat(export.err()).contains(words).doesNotContain("\tat ");
        export.oldArchiveIsUntouched("ended with " + code);
        assertThat(export.names()).containsExactly("archive.zip", "ferry.log", "ferry.yaml");
    }

    @Test
    void a_termination_ends_an_export_with_130_and_leaves_the_old_archive_alone() throws Exception {
        try (DisturbedExport export = DisturbedExport.of(tracker, folder.resolve("work"), sqlite())) {
            for (String signal : new String[] {"TERM", CtrlC.signal()}) {
                Process process = begun(export);
                DisturbedExport.signal(process, signal);
                endsWith(130, process, export, "No archive was written or replaced");
            }
        }
    }

    @Test
    void a_termination_while_a_tracker_is_fetched_ends_with_130_and_the_next_export_goes_on() throws Exception {
        goesOnAfter("TERM", (process, export) -> endsWith(130, process, export, "over REST it goes on where it was"));
    }

    @Test
    void a_kill_while_a_tracker_is_fetched_costs_no_file_but_those_on_their_way() throws Exception {
        goesOnAfter(
                "KILL",
                (process, export) ->
                        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue());
    }

    private interface Ending {
        void of(Process process, DisturbedExport export) throws Exception;
    }

    private void goesOnAfter(String signal, Ending ending) throws Exception {
        try (RoundupServer server = RoundupServer.start(tracker, ServerTraps.none());
                DisturbedExport export =
                        DisturbedExport.of(tracker, folder.resolve("work"), "rest: " + server.url() + "\n")) {
            Queue<String> files = new ConcurrentLinkedQueue<>();
            server.onRequest(request -> {
                if (request.endsWith("/binary_content")) {
                    files.add(request);
                }
            });
            Process process = export.start();
            while (process.isAlive() && files.size() < BYTES_BEFORE_THE_END) {
                process.waitFor(1, TimeUnit.MILLISECONDS);
            }
            DisturbedExport.signal(process, signal);
            ending.of(process, export);
            Set<String> before = Set.copyOf(files);
            files.clear();
            export.run().exits(0);
            assertThat(files).isNotEmpty().doesNotHaveDuplicates();
            assertThat(files.stream().filter(before::contains).count())
                    .as("asked for a second time")
                    .isLessThanOrEqualTo(RestAccess.DEFAULT_CONNECTIONS);
            byte[] resumed = Files.readAllBytes(export.archive());
            export.forget();
            export.run().exits(0);
            assertThat(export.archive()).hasBinaryContent(resumed);
        }
    }

    @Test
    void a_postgresql_that_ends_the_connection_ends_the_export_with_4() throws Exception {
        try (EmbeddedPostgres server = EmbeddedPostgres.start()) {
            String url = server.getJdbcUrl("postgres", "postgres");
            PostgresCopy.copy(database(), url);
            String keys = "database: \"" + url + "\"\nfiles: " + tracker.resolve("db/files") + "\n";
            try (DisturbedExport export = DisturbedExport.of(tracker, folder.resolve("work"), keys)) {
                Process process = begun(export);
                try (Connection other = server.getPostgresDatabase().getConnection();
                        Statement statement = other.createStatement();
                        ResultSet ended = statement.executeQuery("select pg_terminate_backend(pid) from"
                                + " pg_stat_activity where application_name = 'ferry export'")) {
                    assertThat(ended.next()).isTrue();
                }
                endsWith(4, process, export, url.substring(0, url.indexOf('?')), "check that the server runs");
            }
        }
    }

    @Test
    void a_sqlite_database_that_is_cut_short_meanwhile_ends_the_export_with_4() throws Exception {
        try (DisturbedExport export = DisturbedExport.of(tracker, folder.resolve("work"), sqlite())) {
            Process process = begun(export);
            try (RandomAccessFile file = new RandomAccessFile(database().toFile(), "rw")) {
                file.setLength(file.length() / 10);
            }
            endsWith(4, process, export, database().toString(), "can not be read");
        }
    }

    @Test
    void a_sqlite_database_that_is_deleted_meanwhile_is_still_exported_as_it_was() throws Exception {
        try (DisturbedExport export = DisturbedExport.of(tracker, folder.resolve("work"), sqlite())) {
            export.run().exits(0);
            byte[] undisturbed = Files.readAllBytes(export.archive());
            export.forget();
            Process process = begun(export);
            Files.delete(database());
            assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
            assertThat(process.exitValue()).as(export.err()).isZero();
            assertThat(export.archive()).hasBinaryContent(undisturbed);
            export.run().exits(3).says("there is no tracker database", "source.database");
        }
    }

    @Test
    void a_folder_of_messages_that_goes_away_meanwhile_ends_the_export_with_4() throws Exception {
        try (DisturbedExport export = DisturbedExport.of(tracker, folder.resolve("work"), sqlite())) {
            Process process = begun(export);
            // As a network drive that was lost: an empty folder is left in its place.
            Files.move(tracker.resolve("db/files"), tracker.resolve("gone"), StandardCopyOption.ATOMIC_MOVE);
            Files.createDirectory(tracker.resolve("db/files"));
            endsWith(4, process, export, "went away while it was read", "db/files");
        }
    }

    @Test
    void a_locked_sqlite_database_is_waited_for_and_that_is_said() throws Exception {
        try (DisturbedExport export = DisturbedExport.of(tracker, folder.resolve("work"), sqlite())) {
            Process process;
            try (Connection other = DriverManager.getConnection("jdbc:sqlite:" + database());
                    Statement statement = other.createStatement()) {
                statement.execute("begin exclusive");
                process = export.start();
                while (process.isAlive() && !export.err().contains("another program holds its database")) {
                    process.waitFor(50, TimeUnit.MILLISECONDS);
                }
                assertThat(process.isAlive()).as(export.err()).isTrue();
                assertThat(export.err()).contains("waited 2 s, at most 30 s");
                statement.execute("rollback");
            }
            assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
            assertThat(process.exitValue()).as(export.err()).isZero();
        }
    }
}
