package dev.ferry.cli.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ferry.archive.LegacyId;
import dev.ferry.archive.Sha256;
import dev.ferry.fixtures.hub.model.Repository.RepositoryFlags;
import dev.ferry.mapping.MigrationId;
import dev.ferry.mapping.RepositoryRef;
import dev.ferry.mapping.ledger.Ledger;
import dev.ferry.mapping.ledger.MigrationRecord;
import dev.ferry.mapping.ledger.NewMigration;
import dev.ferry.mapping.ledger.PlannedItem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a lead who is in a hurry overlooks is told before it does harm. */
@Tag("slow")
final class CareTest {
    @TempDir
    private Path folder;

    @Test
    void issues_that_changed_since_they_were_imported_are_made_anew_and_another_archive_is_noticed()
            throws IOException {
        try (SimulatedWorkspace workspace = SimulatedWorkspace.make(folder)) {
            workspace.ferry("export").exits(0);
            workspace.ferry("import", "--only", "1,3-4").exits(0);
            workspace.ferry("archive", "unpack", "mending").exits(0);
            Path issues = folder.resolve("mending/issues/000001.jsonl");
            Files.writeString(issues, Files.readString(issues).replace("\"title\":\"", "\"title\":\"Changed: "));
            workspace
                    .ferry("archive", "pack", "mending", "--archive", "mended.zip")
                    .exits(0);

            workspace
                    .ferry("import", "--only", "1,3-4", "--archive", "mended.zip")
                    .exits(0)
                    .says("3 issues (1, 3, 4) on staging changed: deleted there and made anew");
            assertThat(workspace.hub().state().issues(SimulatedWorkspace.STAGING))
                    .hasSize(3)
                    .allMatch(issue -> issue.title().contains("Changed: "));

            Files.copy(
                    folder.resolve("archive.zip"), folder.resolve("mended.zip"), StandardCopyOption.REPLACE_EXISTING);
            assertThat(workspace.ferry("verify").err()).contains("mended.zip is not the archive that was imported");
            workspace
                    .ferry("transfer")
                    .exits(0)
                    .says("issues of the archive not planned", "higher numbers than all that move now");
        }
    }

    @Test
    void an_import_that_is_refused_again_and_again_is_one_migration_and_begins_when_all_is_well() throws IOException {
        try (SimulatedWorkspace workspace = SimulatedWorkspace.make(folder)) {
            workspace.hub().hands().set(SimulatedWorkspace.TARGET, new RepositoryFlags(false, false, false));
            workspace.ferry("export").exits(0);
            String id = begun(workspace.ferry("import").exits(5).err());
            assertThat(workspace.ferry("status", "--json").exits(0).out())
                    .contains("\"migration\":\"" + id + "\"", "\"planned\":0");
            workspace.hub().hands().set(SimulatedWorkspace.TARGET, new RepositoryFlags(false, false, true));
            String mapping = Files.readString(folder.resolve("ferry.yaml"));
            Files.writeString(
                    folder.resolve("labels.yaml"),
                    "labels: [ { property: components, value: '*', label: '" + "x".repeat(45) + " {value}' } ]\n");
            workspace.configure("preset: bpo", "preset: bpo, labels: labels.yaml");
            assertThat(begun(workspace
                            .ferry("import")
                            .exits(3)
                            .says(" characters, GitHub takes 50")
                            .err()))
                    .isEqualTo(id);
            Files.writeString(folder.resolve("ferry.yaml"), mapping);
            assertThat(begun(workspace.ferry("import", "--new").exits(0).err())).isEqualTo(id);
            assertThat(workspace.ferry("import").exits(0).err()).contains("Migration " + id + " goes on");
        }
    }

    /** The migration that a first import tells of, before it asks anything of the server. */
    private static String begun(String told) {
        return told.lines()
                .filter(line -> line.matches(".*Migration [0-9A-Z]{26} begins"))
                .map(line -> line.replaceAll(".*Migration ([0-9A-Z]{26}) begins", "$1"))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void the_migration_is_stored_and_told_before_the_first_request() throws IOException {
        try (SimulatedWorkspace workspace = SimulatedWorkspace.make(folder)) {
            workspace.ferry("export").exits(0);
            workspace.hub().close();
            workspace.configure("token:", "patience: 2s, token:");
            String id = begun(workspace.ferry("import").exits(5).err());
            assertThat(workspace.ferry("status").exits(0).out()).contains(id);
        }
    }

    @Test
    void a_migration_without_any_issue_makes_no_command_ambiguous() throws IOException {
        try (SimulatedWorkspace workspace = SimulatedWorkspace.make(folder)) {
            workspace.ferry("export").exits(0);
            workspace.ferry("import", "--limit", "1").exits(0);
            try (Ledger ledger = Ledger.open(folder.resolve("ferry.db"), "ferry import", Clock.systemUTC())) {
                MigrationRecord first = ledger.view().migrations().get(0);
                ledger.begin(
                        new NewMigration(
                                first.archive(),
                                first.archivePath(),
                                RepositoryRef.parse(SimulatedWorkspace.STAGING),
                                RepositoryRef.parse(SimulatedWorkspace.TARGET)),
                        new SecureRandom());
            }
            assertThat(workspace.ferry("status", "--json").exits(0).out()).contains("\"imported\":1");
        }
    }

    @Test
    void transfer_tells_when_the_old_order_is_about_to_be_lost_and_what_another_migration_owns_is_no_stranger()
            throws IOException {
        try (SimulatedWorkspace workspace = SimulatedWorkspace.make(folder)) {
            workspace.ferry("export").exits(0);
            workspace.ferry("import", "--only", "4").exits(0);
            workspace.ferry("import", "--only", "3", "--new").exits(0);
            String id = workspace
                    .ferry("status")
                    .exits(2)
                    .err()
                    .lines()
                    .skip(1)
                    .findFirst()
                    .orElseThrow()
                    .strip()
                    .split(" ")[0];
            try (Ledger ledger = Ledger.open(folder.resolve("ferry.db"), "ferry import", Clock.systemUTC())) {
                ledger.migration(new MigrationId(id))
                        .plan(List.of(new PlannedItem(
                                new LegacyId("1"),
                                Instant.EPOCH,
                                "old",
                                Optional.empty(),
                                new Sha256("0".repeat(64)))));
            }
            FerryProcess.Result moved =
                    workspace.ferry("transfer", "--migration", id).exits(0);
            assertThat(moved.err())
                    .contains("1 planned issue never imported and older than some that move now")
                    .doesNotContain("nobody planned");
            assertThat(workspace.ferry("status", "--migration", id).exits(0).out())
                    .doesNotContain("quarantined");
        }
    }
}
