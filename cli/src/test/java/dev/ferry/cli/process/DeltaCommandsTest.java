package dev.ferry.cli.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ferry.fixtures.tracker.SampleTracker;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code ferry export --base} and {@code ferry archive merge}, as the weekend of a migration uses them. */
@Tag("slow")
final class DeltaCommandsTest {
    @TempDir
    private Path workspace;

    @BeforeEach
    void exportTheSample() throws IOException {
        SampleTracker.writeTo(workspace.resolve("tracker"));
        Files.writeString(workspace.resolve("ferry.yaml"), """
                source:
                  tracker: roundup
                  url: https://bugs.example.org/
                  database: "jdbc:sqlite:tracker/db/db"
                  files: tracker/db/files
                """);
        ferry("export").exits(0);
    }

    private FerryProcess.Result ferry(String... arguments) {
        return new FerryProcess(workspace).run(arguments);
    }

    private void tracker(String... statements) throws SQLException {
        String url = "jdbc:sqlite:" + workspace.resolve("tracker/db/db");
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.executeUpdate(sql);
            }
        }
    }

    @Test
    void a_delta_is_told_shown_checked_and_merged_into_a_full_export() throws Exception {
        tracker(
                "update _issue set _title = 'An edited title' where id = 1",
                "update _issue set __retired__ = id where id = 2",
                "insert into _issue (_title, _creation, _activity, _creator, _actor)"
                        + " values ('A late one', '20211001000000.000', '20211001000000.000', 1, 1)");

        assertThat(ferry("export", "--base", "archive.zip").exits(0).out())
                .contains("Wrote " + workspace.resolve("delta.zip") + ": ")
                .contains("Issues: 1 new, ")
                .contains(" changed, 1 gone; users: 0 new, 0 changed, 0 gone; found in ")
                .contains("It continues archive ")
                .contains("and leads to archive ")
                .contains("Next: `ferry import --archive ");
        assertThat(ferry("archive", "info", "--archive", "delta.zip").exits(0).out())
                .contains("continues       archive ", "leads to        archive ", ", 1 new, 1 gone (2)\n");
        assertThat(ferry("archive", "validate", "--archive", "delta.zip")
                        .exits(0)
                        .out())
                .contains("merge");
        assertThat(ferry("archive", "show", "1", "--archive", "delta.zip")
                        .exits(0)
                        .out())
                .startsWith("1: An edited title\n");
        ferry("archive", "show", "2", "--archive", "delta.zip").exits(4).says("issue 2 is gone since archive ");
        ferry("archive", "show", "4", "--archive", "delta.zip").exits(4).says("nothing of it changed since archive ");
        ferry("archive", "diff", "archive.zip", "delta.zip").exits(2).says("delta.zip is a delta", "archive merge");

        ferry("export", "--archive", "full.zip").exits(0);
        String merged = ferry("archive", "merge", "archive.zip", "delta.zip", "-o", "merged.zip")
                .exits(0)
                .out();
        assertThat(merged).contains("Merged 1 delta into ", "It is archive ");
        assertThat(workspace.resolve("merged.zip")).hasSameBinaryContentAs(workspace.resolve("full.zip"));
        ferry("archive", "merge", "archive.zip", "delta.zip", "-o", "merged.zip")
                .exits(3)
                .says("is there already", "--force");
    }

    @Test
    void a_chain_is_checked_link_by_link() throws Exception {
        tracker("update _issue set _title = 'Monday' where id = 1");
        ferry("export", "--base", "archive.zip", "--archive", "monday.zip").exits(0);
        tracker("update _issue set _title = 'Tuesday' where id = 1");
        ferry("export", "--base", "archive.zip", "--base", "monday.zip", "-a", "tuesday.zip")
                .exits(0);
        ferry("export", "--archive", "full.zip").exits(0);

        ferry("archive", "merge", "archive.zip", "tuesday.zip", "-o", "new.zip")
                .exits(4)
                .says("tuesday.zip does not continue ", "none left out");
        ferry("archive", "merge", "monday.zip", "tuesday.zip", "-o", "new.zip")
                .exits(4)
                .says("monday.zip is a delta");
        ferry("archive", "merge", "archive.zip", "-o", "new.zip").exits(2).says("nothing to merge");
        assertThat(workspace.resolve("new.zip")).doesNotExist();
        ferry("archive", "merge", "archive.zip", "monday.zip", "tuesday.zip", "-o", "new.zip")
                .exits(0);
        assertThat(workspace.resolve("new.zip")).hasSameBinaryContentAs(workspace.resolve("full.zip"));
    }

    @Test
    void a_base_that_does_not_fit_is_refused_before_anything_is_written() throws Exception {
        Path base = workspace.resolve("archive.zip");
        ferry("export", "--base", "archive.zip", "--archive", "archive.zip")
                .exits(2)
                .says("would replace " + base);
        Files.createSymbolicLink(workspace.resolve("alias.zip"), base);
        ferry("export", "--base", "archive.zip", "--archive", "alias.zip")
                .exits(2)
                .says("would replace " + base);
        ferry("export", "--base", "gone.zip").exits(3).says("gone.zip is not there");
        ferry("export", "--base", "archive.zip", "--include-email")
                .exits(3)
                .says("the base does not fit this export", "mail");
        byte[] bytes = Files.readAllBytes(base);
        Files.write(base, java.util.Arrays.copyOf(bytes, bytes.length - 100));
        ferry("export", "--base", "archive.zip").exits(4).says(base.toString());
        assertThat(workspace.resolve("delta.zip")).doesNotExist();
        assertThat(workspace.resolve(".delta.zip.part")).doesNotExist();
    }
}
