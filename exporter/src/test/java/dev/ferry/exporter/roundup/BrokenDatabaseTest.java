package dev.ferry.exporter.roundup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ferry.archive.ConfigException;
import dev.ferry.archive.DataException;
import dev.ferry.exporter.ExportOptions;
import dev.ferry.exporter.ExportProgress;
import dev.ferry.exporter.Exporter;
import dev.ferry.exporter.Tracker;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BrokenDatabaseTest {
    private static final URI URL = URI.create("https://tracker.example.org/");

    @TempDir
    Path home;

    @Test
    void a_path_without_a_tracker_is_the_operators_to_mend() {
        assertThatThrownBy(() -> RoundupSqlite.open(home.resolve("nothing"), home, URL))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("source.database");
        assertThatThrownBy(() -> RoundupSqlite.open(home.resolve("nothing"), home.resolve("neither"), URL))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("source.files");
    }

    @Test
    void a_file_that_is_no_database_is_refused_with_what_to_do() throws Exception {
        Path noise = home.resolve("noise");
        Files.write(
                noise,
                "this is not a database, but long enough to be read as one "
                        .repeat(40)
                        .getBytes(StandardCharsets.UTF_8));

        assertThatThrownBy(() -> RoundupSqlite.open(noise, home, URL))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("noise")
                .hasMessageContaining(".backup");
    }

    @Test
    void a_database_of_something_else_is_refused() throws Exception {
        try (HandMadeTracker other = HandMadeTracker.in(home)) {
            other.sql("create table people (name text)");

            assertThatThrownBy(other::open).isInstanceOf(DataException.class).hasMessageContaining("no table 'schema'");
        }
    }

    @Test
    void a_schema_that_is_no_literal_is_refused() throws Exception {
        try (HandMadeTracker tracker = HandMadeTracker.classic(home).finish()) {
            tracker.sql("update schema set schema = '{''tables'': __import__(''os'')}'");

            assertThatThrownBy(tracker::open)
                    .isInstanceOf(DataException.class)
                    .hasMessageContaining("position")
                    .hasMessageContaining("open the tracker once");
        }
    }

    @Test
    void a_class_name_that_is_no_identifier_never_reaches_sql() throws Exception {
        try (HandMadeTracker tracker = HandMadeTracker.classic(home).finish()) {
            tracker.sql("update schema set schema = '{''tables'': {''x\"; drop table _issue; --'': ('''', [])}}'");

            assertThatThrownBy(tracker::open).isInstanceOf(DataException.class).hasMessageContaining("identifier");
        }
    }

    @Test
    void a_tracker_without_the_class_of_issues_names_those_it_has() throws Exception {
        try (HandMadeTracker tracker = HandMadeTracker.in(home)) {
            tracker.define("user", "username", "username String");
            tracker.define("ticket", "", "title String");
            tracker.insert("ticket", 5, "title", "found under another name");
            tracker.finish();

            assertThatThrownBy(tracker::open)
                    .isInstanceOf(DataException.class)
                    .hasMessageContaining("'issue'")
                    .hasMessageContaining("ticket, user");
            RoundupSqlite.open(tracker.database(), tracker.files(), URL, "ticket")
                    .close();
        }
    }

    @Test
    void a_database_that_was_cut_off_is_refused_and_no_archive_appears() throws Exception {
        try (HandMadeTracker tracker = HandMadeTracker.classic(home)) {
            tracker.sql("begin");
            for (int id = 1; id <= 2000; id++) {
                tracker.insert("issue", id, "title", "an issue with a title that takes some room " + id);
            }
            tracker.finish().sql("commit");
        }
        byte[] whole = Files.readAllBytes(home.resolve("db/db"));
        Files.write(home.resolve("db/db"), Arrays.copyOf(whole, whole.length * 2 / 3));

        assertThatThrownBy(() -> {
                    try (Tracker cut = RoundupSqlite.open(home.resolve("db/db"), home.resolve("db/files"), URL)) {
                        new Exporter(Clock.systemUTC(), "host.example.org")
                                .export(
                                        cut,
                                        home.resolve("archive.zip"),
                                        ExportOptions.defaults(),
                                        ExportProgress.silent());
                    }
                })
                .isInstanceOf(DataException.class)
                .hasMessageContaining("integrity_check");
        assertThat(home.resolve("archive.zip")).doesNotExist();
        assertThat(home.resolve("export-report.json")).doesNotExist();
    }
}
