package dev.ferry.exporter.roundup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ferry.exporter.ExportOptions;
import dev.ferry.exporter.ExportProgress;
import dev.ferry.exporter.Exporter;
import dev.ferry.exporter.Tracker;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SnapshotTest {
    @TempDir
    Path home;

    @Test
    void what_a_running_tracker_commits_meanwhile_is_not_seen() throws Exception {
        try (HandMadeTracker live = HandMadeTracker.classic(home)) {
            live.sql("pragma journal_mode = wal");
            live.insert("issue", 1, "title", "before");
            live.finish();
            Path zip = home.resolve("archive.zip");
            try (Tracker tracker = live.open()) {
                live.insert("issue", 2, "title", "after");
                live.sql("update _issue set _title = 'changed' where id = 1");
                live.message(1, 1, "after");
                new Exporter(Clock.systemUTC(), "host.example.org")
                        .export(tracker, zip, ExportOptions.defaults(), ExportProgress.silent());
            }
            try (dev.ferry.archive.Archive archive = dev.ferry.archive.Archive.open(zip)) {
                assertThat(archive.issues()).singleElement().satisfies(issue -> {
                    assertThat(issue.title()).isEqualTo("before");
                    assertThat(issue.messages()).isEmpty();
                });
            }
            assertThat(live.export().issues()).hasSize(2);
        }
    }

    @Test
    void the_database_is_not_written() throws Exception {
        try (HandMadeTracker tracker = HandMadeTracker.classic(home)) {
            tracker.insert("issue", 1, "title", "t");
            tracker.finish();
            byte[] before = Files.readAllBytes(tracker.database());
            tracker.export();

            assertThat(Files.readAllBytes(tracker.database())).isEqualTo(before);
            try (var beside = Files.list(tracker.database().getParent())) {
                assertThat(beside.map(p -> p.getFileName().toString())).containsExactlyInAnyOrder("db", "files");
            }
        }
    }

    @Test
    void the_same_tracker_gives_the_same_bytes() throws Exception {
        try (HandMadeTracker tracker = HandMadeTracker.classic(home)) {
            tracker.sql("begin");
            for (int id = 1; id <= 600; id++) {
                tracker.insert("issue", id, "title", "issue " + id, "status", 1 + id % 3);
                tracker.link("issue", "nosy", id, 4, 3);
                tracker.message(id, id, "text " + id);
                tracker.journal(
                        "issue",
                        id,
                        "20060101000000.000",
                        "3",
                        "set",
                        "{'status': '1', 'title': None, 'x': 1, 'y': 2}");
            }
            tracker.finish().sql("commit");
            byte[] first = Files.readAllBytes(tracker.export().zip());
            byte[] second = Files.readAllBytes(tracker.export().zip());

            assertThat(second).isEqualTo(first);
        }
    }
}
