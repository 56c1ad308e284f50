package dev.ferry.cli.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ferry.fixtures.hub.IssueView;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Texts of one issue name the file of another, whichever of the two is imported first and whatever becomes of the file. */
@Tag("slow")
final class NamedFilesCommandTest {
    private static final String NAMING = "3";
    /** Names no file, and nobody names it. */
    private static final String OTHER = "36";

    @TempDir
    private Path folder;

    @Test
    void a_file_that_is_renamed_in_the_tracker_is_linked_by_its_new_name() throws IOException, SQLException {
        try (SimulatedWorkspace workspace = SimulatedWorkspace.make(folder)) {
            NamedFile file = nameFileOfAnotherIssue();
            workspace.ferry("export").exits(0);
            // The issue of the file is not planned yet.
            workspace.ferry("import", "--only", NAMING).exits(0);
            assertThat(texts(workspace, SimulatedWorkspace.STAGING)).containsOnlyOnce(file.link());
            workspace.ferry("import").exits(0);
            assertThat(texts(workspace, SimulatedWorkspace.STAGING)).containsOnlyOnce(file.link());

            workspace.ferry("export").exits(0);
            assertThat(workspace.ferry("import").exits(0).err()).doesNotContain("made anew");

            rename(file, "renamed.txt");
            workspace.ferry("export").exits(0);
            workspace.ferry("import").exits(0).says("2 issues", "on staging changed: deleted there and made anew");
            String renamed = "[file " + file.id() + "](https://bugs.example.org/file" + file.id() + "/renamed.txt)";
            assertThat(texts(workspace, SimulatedWorkspace.STAGING))
                    .containsOnlyOnce(renamed)
                    .doesNotContain(file.link());

            workspace.ferry("transfer").exits(0);
            workspace.ferry("rewrite").exits(0);
            workspace.ferry("verify").exits(0);
            assertThat(texts(workspace, SimulatedWorkspace.TARGET)).containsOnlyOnce(renamed);
        }
    }

    @Test
    void an_archive_that_lacks_the_issue_of_the_file_changes_nothing() throws IOException, SQLException {
        try (SimulatedWorkspace workspace = SimulatedWorkspace.make(folder)) {
            NamedFile file = nameFileOfAnotherIssue();
            workspace.ferry("export").exits(0);
            workspace.ferry("import").exits(0);
            workspace.ferry("export", "--only", NAMING, "--archive", "part.zip").exits(0);

            assertThat(workspace.ferry("import", "-a", "part.zip").exits(0).err())
                    .contains("not in it, which proves nothing")
                    .doesNotContain("made anew");
            assertThat(texts(workspace, SimulatedWorkspace.STAGING)).containsOnlyOnce(file.link());

            // What it holds counts: the file went away from its issue.
            detach(file);
            workspace
                    .ferry("export", "--only", NAMING + "," + file.issue(), "--archive", "later.zip")
                    .exits(0);
            workspace
                    .ferry("import", "-a", "later.zip", "--yes")
                    .exits(0)
                    .says("2 issues", "deleted there and made anew");
            assertThat(texts(workspace, SimulatedWorkspace.STAGING)).doesNotContain(file.link());
            workspace.ferry("export").exits(0);
            assertThat(workspace.ferry("import").exits(0).err()).doesNotContain("made anew");
            workspace.ferry("transfer").exits(0);
            workspace.ferry("rewrite").exits(0);
            workspace.ferry("verify").exits(0);
        }
    }

    @Test
    void a_file_of_an_issue_that_was_transferred_is_followed_there_and_back() throws IOException, SQLException {
        try (SimulatedWorkspace workspace = SimulatedWorkspace.make(folder)) {
            NamedFile file = nameFileOfAnotherIssue();
            workspace.ferry("export").exits(0);
            workspace.ferry("import", "--only", file.issue()).exits(0);
            workspace.ferry("transfer").exits(0);
            workspace.ferry("import").exits(0);

            rename(file, "renamed.txt");
            workspace.ferry("export").exits(0);
            workspace.ferry("import").exits(6).says("1 issue (" + NAMING + ") on staging changed", "stay as they are");
            assertThat(texts(workspace, SimulatedWorkspace.STAGING)).doesNotContain(file.link());

            rename(file, file.name());
            workspace.ferry("export").exits(0);
            workspace.ferry("import", "--yes").exits(0).says("1 issue (" + NAMING + ") on staging changed");
            assertThat(texts(workspace, SimulatedWorkspace.STAGING)).containsOnlyOnce(file.link());

            change("UPDATE _issue SET _title = ? WHERE id = ?", "Another title", OTHER);
            workspace.ferry("export").exits(0);
            workspace.ferry("import").exits(0).says("1 issue (" + OTHER + ") on staging changed");
        }
    }

    @Test
    void a_ledger_that_is_lost_knows_them_again() throws IOException, SQLException {
        try (SimulatedWorkspace workspace = SimulatedWorkspace.make(folder)) {
            NamedFile file = nameFileOfAnotherIssue();
            workspace.ferry("export").exits(0);
            workspace.ferry("import", "--only", NAMING + "," + file.issue()).exits(0);
            String list = workspace.ferry("recover", "--list").exits(0).out();
            String migration = Stream.of(list.split("\\s+"))
                    .filter(word -> word.matches("[0-9A-Z]{26}"))
                    .findFirst()
                    .orElseThrow();
            for (String name : new String[] {"ferry.db", "ferry.db-wal", "ferry.db-shm"}) {
                Files.deleteIfExists(folder.resolve(name));
            }

            assertThat(workspace.ferry("recover", migration).exits(0).out())
                    .contains("found 2 issues", "2 in example/issues-staging, whole");
            assertThat(workspace.ferry("import").exits(0).err()).doesNotContain("made anew");
            workspace.ferry("transfer").exits(0);
            workspace.ferry("rewrite").exits(0);
            workspace.ferry("verify").exits(0);
            assertThat(texts(workspace, SimulatedWorkspace.TARGET)).containsOnlyOnce(file.link());
        }
    }

    @Test
    void a_migration_that_an_earlier_ferry_began_leaves_them_words() throws IOException, SQLException {
        try (SimulatedWorkspace workspace = SimulatedWorkspace.make(folder)) {
            NamedFile file = nameFileOfAnotherIssue();
            workspace.ferry("export").exits(0);
            workspace.ferry("import", "--only", file.issue()).exits(0);
            forgetFiles();
            workspace.ferry("import").exits(0);
            workspace.ferry("transfer").exits(0);
            workspace.ferry("rewrite").exits(0);
            workspace.ferry("verify").exits(0);
            assertThat(texts(workspace, SimulatedWorkspace.TARGET))
                    .contains("see file " + file.id())
                    .doesNotContain(file.link());
        }
    }

    /** A file, and the issue that it belongs to. */
    private record NamedFile(String id, String issue, String name) {
        String link() {
            return "[file " + id + "](https://bugs.example.org/file" + id + "/" + name + ")";
        }
    }

    private NamedFile nameFileOfAnotherIssue() throws IOException, SQLException {
        try (Connection tracker = connect("tracker/db/db")) {
            NamedFile file;
            try (Statement statement = tracker.createStatement();
                    ResultSet rows = statement.executeQuery(
                            "SELECT linkid, nodeid, _name FROM issue_files JOIN _file ON id = linkid WHERE nodeid <> "
                                    + NAMING + " AND _name GLOB '[a-z]*.[a-z]*' AND _name NOT GLOB '*[^a-z.]*'"
                                    + " ORDER BY linkid LIMIT 1")) {
                assertThat(rows.next()).isTrue();
                file = new NamedFile(rows.getString(1), rows.getString(2), rows.getString(3));
            }
            try (Statement statement = tracker.createStatement();
                    ResultSet rows =
                            statement.executeQuery("SELECT max(linkid) FROM issue_messages WHERE nodeid = " + NAMING)) {
                String message = rows.getString(1);
                Files.writeString(folder.resolve("tracker/db/files/msg/0/msg" + message), "see file " + file.id());
            }
            return file;
        }
    }

    private void rename(NamedFile file, String name) throws SQLException {
        change("UPDATE _file SET _name = ? WHERE id = ?", name, file.id());
    }

    /** From its issue, and from the message that came with it. */
    private void detach(NamedFile file) throws SQLException {
        for (String links : new String[] {"issue_files", "msg_files"}) {
            change("DELETE FROM " + links + " WHERE linkid = ?", file.id());
        }
    }

    private void change(String sql, String... parameters) throws SQLException {
        try (Connection tracker = connect("tracker/db/db");
                PreparedStatement statement = tracker.prepareStatement(sql)) {
            for (int at = 0; at < parameters.length; at++) {
                statement.setString(at + 1, parameters[at]);
            }
            assertThat(statement.executeUpdate()).isEqualTo(1);
        }
    }

    private void forgetFiles() throws SQLException {
        try (Connection ledger = connect("ferry.db");
                Statement statement = ledger.createStatement()) {
            statement.execute("DROP TABLE attached_file");
            statement.execute("DROP TABLE found_file");
            statement.execute("PRAGMA user_version = 7");
        }
    }

    private Connection connect(String file) throws SQLException {
        return DriverManager.getConnection("jdbc:sqlite:" + folder.resolve(file));
    }

    private static String texts(SimulatedWorkspace workspace, String repository) {
        StringBuilder texts = new StringBuilder();
        for (IssueView issue : workspace.hub().state().issues(repository)) {
            texts.append(issue.body()).append('\n');
            issue.comments().forEach(comment -> texts.append(comment.body()).append('\n'));
        }
        return texts.toString();
    }
}
