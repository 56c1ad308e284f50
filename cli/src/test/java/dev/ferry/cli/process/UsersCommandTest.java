package dev.ferry.cli.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who is who: suggested, decided by a person, used. */
@Tag("slow")
final class UsersCommandTest {
    @TempDir
    private Path folder;

    @Test
    void a_person_decides_what_is_suggested_and_only_that_counts() throws IOException {
        try (SimulatedWorkspace workspace = SimulatedWorkspace.make(folder)) {
            workspace.ferry("users", "suggest").exits(3).says("`ferry export`");
            workspace.ferry("export").exits(0);
            assertThat(workspace.ferry("doctor").out()).contains("`ferry users suggest` writes it");

            FerryProcess.Result suggested =
                    workspace.ferry("users", "suggest").exits(0).says("change each '?'");
            assertThat(suggested.out()).contains("with a guess that nobody checked");
            Path file = folder.resolve("users.csv");
            List<String> rows = Files.readAllLines(file);
            assertThat(rows.get(0)).startsWith("legacy,github,guess,source,");
            assertThat(rows).anyMatch(row -> row.startsWith("chen.wei,chenwei,,cleaned,"));
            assertThat(rows).anyMatch(row -> row.startsWith("emile,?,emile,guess,"));

            workspace.configure("preset: bpo", "preset: bpo, users: users.csv");
            assertThat(workspace.ferry("doctor").out()).contains("(emile)");
            Files.writeString(file, Files.readString(file).replace("\nemile,?,", "\nemile,,"));
            assertThat(workspace.ferry("doctor").out()).doesNotContain("left unassigned");
        }
    }

    @Test
    void the_file_may_be_named_in_the_configuration_before_it_is_there() throws IOException {
        try (SimulatedWorkspace workspace = SimulatedWorkspace.make(folder)) {
            workspace.configure("preset: bpo", "preset: bpo, users: users.csv");
            workspace.ferry("export").exits(0);
            assertThat(workspace.ferry("doctor").exits(3).out())
                    .contains("users.csv does not exist; `ferry users suggest` writes one");

            workspace.ferry("users", "suggest").exits(0);

            assertThat(folder.resolve("users.csv")).isNotEmptyFile();
            assertThat(workspace.ferry("doctor").out()).doesNotContain("does not exist");
            workspace.configure("users: users.csv", "users: others.csv");
            workspace.ferry("users", "suggest", "-o", "new.csv").exits(3).says("others.csv does not exist");
        }
    }

    @Test
    void a_file_that_is_there_is_never_written_over() throws IOException {
        try (SimulatedWorkspace workspace = SimulatedWorkspace.make(folder)) {
            workspace.ferry("export").exits(0);
            Path file = folder.resolve("users.csv");
            Files.writeString(file, "legacy,github\nchen.wei,\n");

            workspace.ferry("users", "suggest").exits(3).says("name another file with -o");
            assertThat(file).hasContent("legacy,github\nchen.wei,\n");

            workspace.configure("preset: bpo", "preset: bpo, users: users.csv");
            FerryProcess.Result suggested =
                    workspace.ferry("users", "suggest", "-o", "new.csv").exits(0);
            assertThat(suggested.out()).contains("1 as users.csv says");
            assertThat(Files.readAllLines(folder.resolve("new.csv")))
                    .anyMatch(row -> row.startsWith("chen.wei,,,map,"));
            try (var files = Files.list(folder)) {
                assertThat(files.map(Path::toString)).noneMatch(name -> name.endsWith(".part"));
            }
        }
    }
}
