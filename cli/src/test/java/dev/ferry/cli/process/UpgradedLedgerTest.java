package dev.ferry.cli.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A workspace whose ledger an earlier Ferry wrote. */
@Tag("slow")
final class UpgradedLedgerTest {
    @TempDir
    private Path folder;

    @Test
    void who_only_looks_says_what_helps_and_the_next_import_goes_on() throws Exception {
        try (SimulatedWorkspace workspace = SimulatedWorkspace.make(folder)) {
            workspace.ferry("export").exits(0);
            workspace.ferry("import", "--only", "1,3").exits(0);
            makeOlder();

            workspace.ferry("status").exits(3).says("an older Ferry (format 2", "any command that writes");
            workspace.ferry("import", "--only", "1,3-4").exits(0).says("goes on");

            assertThat(workspace.ferry("status", "--json").exits(0).out()).contains("\"imported\":3");
            assertThat(workspace.hub().state().issues(SimulatedWorkspace.STAGING))
                    .hasSize(3);
        }
    }

    private void makeOlder() throws SQLException {
        try (Connection file = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("ferry.db"));
                Statement statement = file.createStatement()) {
            for (String younger : List.of(
                    "attached_file",
                    "found_file",
                    "relation",
                    "undo",
                    "written_with",
                    "forecast_message",
                    "forecast",
                    "reopened")) {
                statement.execute("DROP TABLE " + younger);
            }
            statement.execute("ALTER TABLE part DROP COLUMN announced_at");
            statement.execute("PRAGMA user_version = 2");
        }
    }
}
