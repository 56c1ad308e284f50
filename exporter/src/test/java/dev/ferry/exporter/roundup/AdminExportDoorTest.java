package dev.ferry.exporter.roundup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ferry.archive.ConfigException;
import dev.ferry.archive.DataException;
import dev.ferry.archive.Issue;
import dev.ferry.exporter.Tracker;
import dev.ferry.fixtures.roundup.AdminExportWriter;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code roundup-admin export} wrote against the same tracker's database. */
class AdminExportDoorTest {
    private static final URI URL = URI.create("https://bugs.example.org/");

    @TempDir
    Path home;

    private HandMadeTracker made() throws Exception {
        HandMadeTracker made = HandMadeTracker.classic(home.resolve("tracker"));
        made.define("pull_request", "", "number String", "title String", "merged Boolean");
        made.insert("pull_request", 1, "number", "1001", "title", "a: \"b\" 'c'", "merged", 1);
        made.insert("issue", 7, "title", "older: than \"its\" n'umber", "status", 2, "deadline", "20200102030405.678");
        made.insert(
                "issue", 3, "title", "\u00e4\u4e2d \ud83d\ude00 \\ \t\n \u0001 end", "assignedto", 3, "priority", 1);
        made.insert("issue", 4, "title", "12345");
        made.insert("issue", 5, "title", "retired");
        made.retire("issue", 5);
        made.link("issue", "superseder", 3, 7, 5);
        made.link("issue", "topic", 3, 1, 2);
        made.link("issue", "nosy", 7, 3, 4);
        made.message(11, 7, "first");
        made.message(12, 7, "second");
        made.insert("file", 4, "name", "a b.txt", "type", "text/plain");
        made.content("file", 4, new byte[] {1, 2, 3});
        made.link("issue", "files", 7, 4);
        made.journal("issue", 7, "20050106222945.323", "1", "create", "{}");
        made.journal("issue", 7, "20050107222945.320", "3", "set", "{'status': '1', 'topic': (('+', ['1']),)}");
        // Nothing in the names tells what a topic is: the journal of keywords does.
        made.journal("keyword", 1, "20050106222945.323", "1", "link", "('issue', '3', 'topic')");
        for (String name : List.of("status", "priority", "user", "msg", "file", "pull_request")) {
            made.journal(name, 1, "20050106222945.323", "1", "create", "{}");
        }
        return made.finish();
    }

    @Test
    void an_export_holds_what_the_database_holds() throws Exception {
        try (HandMadeTracker made = made()) {
            Path folder = AdminExportWriter.write(made.database(), made.files(), home.resolve("export"));
            Exported lite;
            try (Tracker tracker = RoundupSqlite.open(made.database(), made.files(), URL)) {
                lite = Exported.of(tracker, home.resolve("lite.zip"));
            }
            try (Tracker tracker = RoundupAdminExport.open(folder, URL)) {
                Exported full = Exported.of(tracker, home.resolve("full.zip"));
                assertThat(full.issues()).hasSize(3).isEqualTo(lite.issues());
                assertThat(full.users()).hasSize(4).isEqualTo(lite.users());
                assertThat(full.report().leftOut()).isEqualTo(lite.report().leftOut());
                assertThat(full.report().manifest().source().cannotGive()).isNotEmpty();
            }
        }
    }

    @Test
    void a_real_trackers_export_holds_what_its_database_holds() throws Exception {
        RealTracker real = RealTracker.small();
        Exported lite;
        try (Tracker tracker = RoundupSqlite.open(real.database(), real.files(), URL)) {
            lite = Exported.of(tracker, home.resolve("lite.zip"));
        }
        Exported full;
        try (Tracker tracker = RoundupAdminExport.open(RealTracker.adminExport(), URL)) {
            full = Exported.of(tracker, home.resolve("full.zip"));
        }
        // Roundup dates its own two users by the clock, and the two were made at different times.
        assertThat(full.users().subList(2, full.users().size()))
                .isEqualTo(lite.users().subList(2, lite.users().size()));
        assertThat(full.issues())
                .extracting(Issue::id)
                .isEqualTo(lite.issues().stream().map(Issue::id).toList());
        List<Issue> different = new ArrayList<>(full.issues());
        different.removeAll(lite.issues());
        // The export was made without what stops roundup-admin (message 200 lacks its text; journals of Python 2), and
        // one issue was touched.
        assertThat(different).extracting(issue -> issue.id().value()).containsExactly("2", "3", "5", "7", "37");
    }

    @Test
    void secrets_do_not_reach_the_temporary_file() throws Exception {
        try (HandMadeTracker made = made()) {
            made.sql("update _user set _password = '{PBKDF2}planted'");
            Path folder = AdminExportWriter.write(made.database(), made.files(), home.resolve("export"));
            assertThat(folder.resolve("user.csv")).content().contains("planted");
            try (Tracker tracker = RoundupAdminExport.open(folder, URL)) {
                Exported content = Exported.of(tracker, home.resolve("full.zip"));
                assertThat(content.users().toString() + content.issues()).doesNotContain("planted");
            }
        }
    }

    private void refused(Path folder, String... words) {
        assertThatThrownBy(() -> RoundupAdminExport.open(folder, URL))
                .isInstanceOf(DataException.class)
                .hasMessageContainingAll(words);
    }

    @Test
    void an_export_that_was_given_up_on_its_way_is_refused_with_what_is_missing() throws Exception {
        try (HandMadeTracker made = made()) {
            Path unwritten = AdminExportWriter.write(made.database(), made.files(), home.resolve("unwritten"));
            Files.delete(unwritten.resolve("issue.csv"));
            refused(unwritten, "given up", "issue.csv");

            Path silent = AdminExportWriter.write(made.database(), made.files(), home.resolve("silent"));
            Files.write(silent.resolve("issue-journals.csv"), new byte[0]);
            refused(silent, "given up", "issue-journals.csv is empty");

            Path early = AdminExportWriter.write(made.database(), made.files(), home.resolve("early"));
            keepLines(early.resolve("msg.csv"), 2);
            refused(early, "issues name msg12", "ends at msg11");

            Path cut = AdminExportWriter.write(made.database(), made.files(), home.resolve("cut"));
            String text = Files.readString(cut.resolve("issue.csv"));
            Files.writeString(cut.resolve("issue.csv"), text.substring(0, text.length() - 30));
            refused(cut, "issue.csv, line 5", "cut short");

            Path tables = AdminExportWriter.write(made.database(), made.files(), home.resolve("tables"));
            Files.move(tables.resolve("msg-files"), home.resolve("elsewhere"));
            refused(tables, "exporttables");
        }
    }

    @Test
    void an_export_of_some_classes_is_refused() throws Exception {
        try (HandMadeTracker made = made()) {
            for (String absent : List.of("file", "msg", "user", "status")) {
                Path some = AdminExportWriter.write(made.database(), made.files(), home.resolve(absent));
                Files.delete(some.resolve(absent + ".csv"));
                Files.delete(some.resolve(absent + "-journals.csv"));
                refused(some, "does not hold the whole tracker", absent, "write all classes");
            }
        }
    }

    @Test
    void an_export_that_was_given_up_before_the_journals_of_a_class_is_refused() throws Exception {
        try (HandMadeTracker made = made()) {
            Path early = AdminExportWriter.write(made.database(), made.files(), home.resolve("early"));
            Files.delete(early.resolve("msg-journals.csv"));
            refused(early, "given up", "msg-journals.csv");
        }
    }

    private static void keepLines(Path file, int count) throws IOException {
        List<String> lines = Files.readAllLines(file, StandardCharsets.UTF_8);
        Files.write(file, lines.subList(0, count), StandardCharsets.UTF_8);
    }

    @Test
    void another_folder_is_told() throws Exception {
        refused(Files.createDirectories(home.resolve("empty")), "no CLASS.csv");
        assertThatThrownBy(() -> RoundupAdminExport.open(home.resolve("none"), URL))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("source.export");
        Path other = Files.createDirectories(home.resolve("other"));
        Files.writeString(other.resolve("issue.csv"), "a,b\n1,2\n");
        Files.writeString(
                other.resolve("issue-journals.csv"), "'1':(2000, 1, 1, 0, 0, 0.0, 0, 0, 0):'1':'create':{}\n");
        refused(other, "issue.csv, line 1", "roundup-admin export");
    }
}
