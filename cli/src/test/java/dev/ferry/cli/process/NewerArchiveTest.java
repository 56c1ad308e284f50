package dev.ferry.cli.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ferry.fixtures.hub.IssueView;
import dev.ferry.fixtures.hub.faults.Fault;
import dev.ferry.fixtures.hub.faults.FaultSchedule;
import dev.ferry.fixtures.hub.faults.Faults;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the import command says and asks before it goes on with a newer archive, and how it ends. */
@Tag("slow")
final class NewerArchiveTest {
    private static final int ALL = 36;

    @TempDir
    private Path folder;

    @Test
    void an_archive_that_lacks_most_issues_is_asked_about_before_anything_is_deleted() throws IOException {
        try (SimulatedWorkspace workspace = SimulatedWorkspace.make(folder)) {
            workspace.ferry("export").exits(0);
            workspace.ferry("import").exits(0);
            EditedArchive.pack(workspace, "few.zip", lines -> lines.subList(0, 8));
            List<Integer> before = numbers(workspace);

            workspace
                    .ferry("import", "-a", "few.zip")
                    .exits(2)
                    .says("28 gone", "28 of 36 issues are gone in this archive", "Nothing was changed", "--yes");
            assertThat(numbers(workspace)).isEqualTo(before).hasSize(ALL);
            // The migration is what it was.
            workspace.ferry("import").exits(0);
            assertThat(numbers(workspace)).isEqualTo(before);

            workspace.ferry("import", "-a", "few.zip", "--yes").exits(0);
            assertThat(numbers(workspace)).hasSize(8);
            assertThat(workspace.ferry("status", "--json").out()).contains("\"skipped\":28", "\"imported\":8");
            workspace.ferry("transfer").exits(0);
            workspace.ferry("rewrite").exits(0);
            workspace.ferry("verify").exits(0);
        }
    }

    @Test
    void an_archive_of_another_tracker_is_refused() throws IOException {
        try (SimulatedWorkspace workspace = SimulatedWorkspace.make(folder)) {
            workspace.ferry("export").exits(0);
            workspace.ferry("import", "--only", "1").exits(0);
            workspace.configure("https://bugs.example.org/", "https://other.example.org/");
            workspace.ferry("export").exits(0);

            workspace
                    .ferry("import")
                    .exits(4)
                    .says("https://bugs.example.org/", "https://other.example.org/", "nothing was changed", "--new");
        }
    }

    @Test
    void what_was_transferred_is_named_once_and_stays_in_a_file() throws IOException {
        try (SimulatedWorkspace workspace = SimulatedWorkspace.make(folder)) {
            workspace.ferry("export").exits(0);
            workspace.ferry("import", "--only", "1,3-4").exits(0);
            workspace.ferry("transfer").exits(0);
            EditedArchive.pack(
                    workspace,
                    "newer.zip",
                    lines -> lines.stream().map(EditedArchive::retitled).toList());

            workspace
                    .ferry("import", "-a", "newer.zip", "--only", "1,3-4")
                    .exits(6)
                    .says(
                            "3 issues (1, 3, 4) changed after their transfer began: they stay as they are",
                            "import-left-behind.json names them all");
            assertThat(Files.readString(folder.resolve("import-left-behind.json")))
                    .contains("\"id\" : \"3\"", "changed in the tracker after its transfer was begun", "/issues/2\"");
            workspace
                    .ferry("import", "-a", "newer.zip", "--only", "1,3-4")
                    .exits(0)
                    .says("3 issues (1, 3, 4)");
            assertThat(workspace.hub().state().issues(SimulatedWorkspace.TARGET))
                    .extracting(IssueView::title)
                    .noneMatch(title -> title.contains("Later"));
        }
    }

    @Test
    void a_plain_import_goes_on_with_the_newest_archive_and_not_with_an_earlier_one() throws IOException {
        try (SimulatedWorkspace workspace = SimulatedWorkspace.make(folder)) {
            takeUpNewer(workspace);

            workspace
                    .ferry("import", "--only", "1,3-4")
                    .exits(0)
                    .says("archive.zip is an earlier archive of this migration", "newer.zip");

            assertThat(workspace.hub().state().issues(SimulatedWorkspace.STAGING))
                    .hasSize(3)
                    .allMatch(issue -> issue.title().contains("Later: "));
        }
    }

    @Test
    void an_archive_that_the_migration_had_before_is_taken_up_again_only_when_that_is_meant() throws IOException {
        try (SimulatedWorkspace workspace = SimulatedWorkspace.make(folder)) {
            takeUpNewer(workspace);

            workspace
                    .ferry("import", "-a", "archive.zip", "--only", "1,3-4")
                    .exits(2)
                    .says("this migration had this archive before", "Nothing was changed", "--yes");
            assertThat(titles(workspace)).allMatch(title -> title.contains("Later: "));

            workspace
                    .ferry("import", "-a", "archive.zip", "--only", "1,3-4", "--yes")
                    .exits(0);
            assertThat(titles(workspace)).hasSize(3).noneMatch(title -> title.contains("Later: "));
        }
    }

    @Test
    void what_an_archive_of_some_issues_does_not_hold_waits_for_one_that_does() throws IOException, SQLException {
        try (SimulatedWorkspace workspace = SimulatedWorkspace.make(folder)) {
            workspace.ferry("export").exits(0);
            workspace
                    .hub()
                    .faults()
                    .schedule(FaultSchedule.seeded(
                            1, 1, List.of(Fault.statusBefore(403)), Faults.call("POST", "/import/issues")));
            workspace.ferry("import", "--only", "1,3-4").exits(5);
            workspace.hub().faults().clear();
            workspace.ferry("export", "--only", "3", "--archive", "part.zip").exits(0);

            // Its newest activity is older than that of all issues, which says nothing.
            workspace
                    .ferry("import", "-a", "part.zip")
                    .exits(6)
                    .says("2 issues (1, 4) not in this archive", "--only or --since");
            assertThat(titles(workspace)).hasSize(1);

            retitle("3");
            workspace.ferry("export").exits(0);
            workspace.ferry("import", "--only", "1,3-4").exits(0).says("1 issue (3) on staging changed");
            assertThat(titles(workspace)).hasSize(3);
            workspace.ferry("transfer").exits(0);
            workspace.ferry("rewrite").exits(0);
            workspace.ferry("verify").exits(0);
        }
    }

    @Test
    void a_delta_of_the_migrations_archive_is_merged_and_taken_up() throws IOException, SQLException {
        try (SimulatedWorkspace workspace = SimulatedWorkspace.make(folder)) {
            workspace.ferry("export").exits(0);
            workspace.ferry("import", "--only", "1,3-4").exits(0);
            retitle("3");
            workspace.ferry("export", "--base", "archive.zip").exits(0);

            workspace
                    .ferry("import", "-a", "delta.zip", "--only", "1,3-4")
                    .exits(0)
                    .says("1 issue (3) on staging changed: deleted there and made anew");
            assertThat(titles(workspace)).hasSize(3).containsOnlyOnce("Later: title");

            // The same command again, and a plain one: both know the merged archive.
            workspace.ferry("import", "-a", "delta.zip", "--only", "1,3-4").exits(0);
            workspace.ferry("import", "--only", "1,3-4").exits(0).says("archive.zip is an earlier archive");
            assertThat(titles(workspace)).hasSize(3).containsOnlyOnce("Later: title");

            // Another delta of the first archive is none of the one that the migration has now.
            retitle("4");
            workspace
                    .ferry("export", "--base", "archive.zip", "--archive", "other.zip")
                    .exits(0);
            workspace
                    .ferry("import", "-a", "other.zip")
                    .exits(4)
                    .says("other.zip does not continue the archive of migration", "--base");
            workspace
                    .ferry("export", "--base", "archive.zip", "--base", "delta.zip", "--archive", "next.zip")
                    .exits(0);
            workspace
                    .ferry("import", "-a", "next.zip", "--only", "1,3-4")
                    .exits(0)
                    .says("1 issue (4) on staging changed");
            workspace.ferry("transfer").exits(0);
            workspace.ferry("rewrite").exits(0);
            workspace.ferry("verify").exits(0);
        }
    }

    @Test
    void the_doctor_looks_at_the_archive_that_the_next_import_takes() throws IOException, SQLException {
        try (SimulatedWorkspace workspace = SimulatedWorkspace.make(folder)) {
            workspace.ferry("export").exits(0);
            workspace.ferry("import", "--only", "1,3").exits(0);
            retitle("3");
            workspace.ferry("export", "--base", "archive.zip").exits(0);
            workspace.ferry("import", "-a", "delta.zip", "--only", "1,3").exits(0);
            Path taken = mergedArchive();

            // archive.zip is an earlier one, then the delta itself, then nothing.
            assertThat(workspace.ferry("doctor").exits(0).err()).contains("Checking " + taken);
            Files.move(folder.resolve("delta.zip"), folder.resolve("archive.zip"), StandardCopyOption.REPLACE_EXISTING);
            FerryProcess.Result told = workspace.ferry("doctor").exits(0);
            assertThat(told.err()).contains("Looking at " + taken, "not at " + folder.resolve("archive.zip"));
            assertThat(told.out())
                    .startsWith("archive       " + ALL + " issues")
                    .doesNotContain("(a delta)");
            Files.delete(taken);
            assertThat(workspace.ferry("doctor").exits(3).out())
                    .contains("error: " + taken + ": the migration goes on with it, and it is not there any more");
            workspace.ferry("import").exits(3).says(taken.toString());
        }
    }

    private Path mergedArchive() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().startsWith("archive-"))
                    .findFirst()
                    .orElseThrow();
        }
    }

    @Test
    void a_migrations_archive_that_was_written_over_or_is_gone_is_named_with_what_helps()
            throws IOException, SQLException {
        try (SimulatedWorkspace workspace = SimulatedWorkspace.make(folder)) {
            workspace.ferry("export").exits(0);
            workspace.ferry("import", "--only", "1,3").exits(0);
            Files.copy(folder.resolve("archive.zip"), folder.resolve("kept.zip"));
            retitle("3");
            workspace.ferry("export", "--base", "archive.zip").exits(0);
            workspace.ferry("export").exits(0);

            workspace
                    .ferry("import", "-a", "delta.zip", "--only", "1,3")
                    .exits(4)
                    .says("was the archive of migration", "is another one now", "put that one back");
            Files.delete(folder.resolve("archive.zip"));
            workspace
                    .ferry("import", "-a", "delta.zip", "--only", "1,3")
                    .exits(3)
                    .says("is not there any more", "put that one back");
            workspace.ferry("import", "--only", "1,3").exits(3).says("is not there any more");

            workspace.ferry("import", "-a", "kept.zip", "--only", "1,3").exits(0);
            workspace.ferry("import", "-a", "delta.zip", "--only", "1,3").exits(0);
            assertThat(titles(workspace)).hasSize(2).containsOnlyOnce("Later: title");
        }
    }

    @Test
    void nothing_is_moved_while_something_on_staging_is_outdated() throws IOException {
        try (SimulatedWorkspace workspace = SimulatedWorkspace.make(folder)) {
            workspace.ferry("export").exits(0);
            workspace.ferry("import").exits(0);
            EditedArchive.pack(
                    workspace,
                    "newer.zip",
                    lines -> lines.stream()
                            .map(line -> EditedArchive.id(line).equals("3") ? EditedArchive.retitled(line) : line)
                            .toList());
            workspace.hub().faults().next(Faults.graphQl("deleteIssue"), Fault.statusBefore(403));
            workspace.ferry("import", "-a", "newer.zip").exits(5).says("check the token's rights");

            workspace
                    .ferry("transfer")
                    .exits(6)
                    .says("1 issue (3) on staging not as the newer archive has them; nothing was moved");
            assertThat(workspace.hub().state().issues(SimulatedWorkspace.TARGET))
                    .isEmpty();

            workspace.ferry("import", "-a", "newer.zip").exits(0);
            workspace.ferry("transfer").exits(0);
            workspace.ferry("rewrite").exits(0);
            workspace.ferry("verify").exits(0);
        }
    }

    @Test
    void a_delta_without_a_migration_is_refused() throws IOException, SQLException {
        try (SimulatedWorkspace workspace = SimulatedWorkspace.make(folder)) {
            workspace.ferry("export").exits(0);
            retitle("3");
            workspace.ferry("export", "--base", "archive.zip").exits(0);

            workspace.ferry("import", "-a", "delta.zip").exits(4).says("is a delta", "ferry archive merge");
        }
    }

    /** In the tracker, and without any date that tells of it. */
    private void retitle(String issue) throws SQLException {
        try (Connection tracker = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("tracker/db/db"));
                PreparedStatement update = tracker.prepareStatement("UPDATE _issue SET _title = ? WHERE id = ?")) {
            update.setString(1, "Later: title");
            update.setString(2, issue);
            assertThat(update.executeUpdate()).isEqualTo(1);
        }
    }

    private static List<String> titles(SimulatedWorkspace workspace) {
        return workspace.hub().state().issues(SimulatedWorkspace.STAGING).stream()
                .map(IssueView::title)
                .toList();
    }

    private static List<Integer> numbers(SimulatedWorkspace workspace) {
        return workspace.hub().state().issues(SimulatedWorkspace.STAGING).stream()
                .map(IssueView::number)
                .toList();
    }

    /** Three issues of archive.zip are imported, then as newer.zip has them, with other titles. */
    private static void takeUpNewer(SimulatedWorkspace workspace) throws IOException {
        workspace.ferry("export").exits(0);
        workspace.ferry("import", "--only", "1,3-4").exits(0);
        EditedArchive.pack(
                workspace,
                "newer.zip",
                lines -> lines.stream().map(EditedArchive::retitled).toList());
        workspace.ferry("import", "-a", "newer.zip", "--only", "1,3-4").exits(0);
    }
}
