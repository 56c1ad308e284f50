package dev.ferry.cli.process;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The doctor names what was typed and is nowhere in the archive. */
@Tag("slow")
final class MistypedNamesTest {
    @TempDir
    private Path folder;

    @Test
    void a_row_for_nobody_is_told_where_the_archive_holds_everybody() throws IOException {
        try (SimulatedWorkspace workspace = SimulatedWorkspace.make(folder)) {
            Files.writeString(folder.resolve("users.csv"), "legacy,github\nada,ada-gh\nnobody-here,somebody\n");
            workspace.configure("preset: bpo", "preset: bpo, users: users.csv");
            workspace.ferry("export").exits(0);
            assertThat(workspace.ferry("doctor").out())
                    .contains(
                            "users.csv: nobody in the archive has the login or id nobody-here; look for a typing error")
                    .doesNotContain("id ada");
            Files.delete(folder.resolve("archive.zip"));
            workspace.ferry("export", "--only", "1").exits(0);
            assertThat(workspace.ferry("doctor").out()).doesNotContain("nobody in the archive");
            workspace.ferry("preview", "4711").exits(2).says("the archive holds no issue 4711");
            workspace.ferry("status", "--migration", "bogus").exits(2).says("capital letters): bogus");
        }
    }

    @Test
    void each_mistyped_property_is_told_with_its_place_and_none_of_the_preset() throws IOException {
        try (SimulatedWorkspace workspace = SimulatedWorkspace.make(folder)) {
            workspace.configure("mapping: { preset: bpo }", """
                    mapping:
                      preset: roundup
                      labels: labels.yaml
                      lock:
                        - { property: statsu, value: closed }
                        - { property: status, value: closed }
                      milestone: versionz
                      state:
                        property: Status
                        closed: [ closed ]
                        reasons: [ { property: zzzzzzzz, value: rejected, reason: not_planned } ]
                    """.stripTrailing());
            Files.writeString(folder.resolve("labels.yaml"), """
                    labels:
                      - { property: type, value: behavior, label: type-bug }
                      - { property: nosuchthing, value: a, label: b }
                      - { property: nosuchthing, value: "*", drop: true }
                    """);
            workspace.ferry("export").exits(0);
            assertThat(workspace.ferry("doctor").exits(0).out())
                    .contains(
                            "warning: ferry.yaml line 13, column 19: mapping.lock[1].property: no issue in the archive has"
                                    + " a property 'statsu'; did you mean 'status'?")
                    .contains(
                            "mapping.milestone: no issue in the archive has a property 'versionz'; did you mean 'versions'?")
                    .contains(
                            "mapping.state.property: no issue in the archive has a property 'Status'; did you mean 'status'?")
                    .contains("mapping.state.reasons[1].property: no issue in the archive has a property 'zzzzzzzz';"
                            + " look for a typing error; `ferry archive show ID` shows an issue's properties")
                    .contains(
                            "warning: labels.yaml line 3, column 17: labels[2].property: no issue in the archive has a"
                                    + " property 'nosuchthing', which stands in 1 more rule there; look for a typing error")
                    .doesNotContain("property 'type'", "property 'status'", "property 'topic'", "property 'keyword'");
            JsonNode findings = new ObjectMapper()
                    .readTree(folder.resolve("doctor-report.json").toFile())
                    .path("findings");
            assertThat(findings.toString()).contains("labels.yaml line 4, column 17: labels[3].property");
        }
    }

    @Test
    void what_is_wrong_with_any_file_of_the_mapping_is_told_at_once() throws IOException {
        try (SimulatedWorkspace workspace = SimulatedWorkspace.make(folder)) {
            workspace.configure("mapping: { preset: bpo }", """
                    mapping:
                      preset: bpo
                      users: users.csv
                      opt-out: opt-out.csv
                      labels: labels.yaml
                      references: { repository: example/project, commits: commits.csv }
                    """.stripTrailing());
            Files.writeString(folder.resolve("users.csv"), "legacy,github\nzoe,not a name!\n");
            Files.writeString(folder.resolve("labels.yaml"), "labels: [ { property: type } ]\n");
            workspace.ferry("export").exits(0);

            workspace
                    .ferry("preview")
                    .exits(3)
                    .says(
                            "users.csv has 1 bad row",
                            "opt-out.csv does not exist",
                            "labels.yaml line 1, column 11",
                            "commits.csv does not exist");
        }
    }
}
