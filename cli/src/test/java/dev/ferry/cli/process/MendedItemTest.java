package dev.ferry.cli.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ferry.fixtures.hub.IssueView;
import dev.ferry.fixtures.hub.faults.Fault;
import dev.ferry.fixtures.hub.faults.Faults;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What was mended is sent again, and nothing else: the simulator counts. */
@Tag("slow")
final class MendedItemTest {
    private static final String LABELS =
            "labels: [ { property: priority, value: '*', label: 'WORDS {value}' }, { property: type, value: '*', label: 'type-{value}' } ]\n";

    @TempDir
    private Path folder;

    @Test
    void a_record_that_is_mended_in_the_archive_is_made_anew_alone_and_without_a_question() throws IOException {
        try (SimulatedWorkspace workspace = SimulatedWorkspace.make(folder)) {
            workspace.ferry("export").exits(0);
            workspace.ferry("import").exits(0);
            List<IssueView> before = staged(workspace);
            long imports = requests(workspace, "POST", "import/issues");

            // Its title stands in no other issue.
            mend(workspace, "4", line -> line.replaceFirst("\"title\":\"", "\"title\":\"Mended: "));
            workspace
                    .ferry("import", "-a", "mended.zip")
                    .exits(0)
                    .says("1 issue (4) on staging changed: deleted there and made anew");

            assertThat(requests(workspace, "POST", "import/issues") - imports).isEqualTo(1);
            List<IssueView> after = staged(workspace);
            assertThat(after).hasSameSizeAs(before);
            assertThat(after.stream().filter(issue -> !before.contains(issue)))
                    .singleElement()
                    .satisfies(issue -> assertThat(issue.title()).startsWith("Mended: "));
        }
    }

    @Test
    void a_failed_item_whose_record_is_mended_needs_no_retry_and_is_sent_alone() throws IOException {
        try (SimulatedWorkspace workspace = SimulatedWorkspace.make(folder)) {
            String id = failOne(workspace);
            workspace.ferry("failures").exits(0).says("mended in the archive needs none");
            long imports = requests(workspace, "POST", "import/issues");
            int staged = staged(workspace).size();

            // Nothing is mended: nothing is sent.
            workspace.ferry("import").exits(6).says("1 item failed");
            assertThat(requests(workspace, "POST", "import/issues")).isEqualTo(imports);

            mend(workspace, id, line -> line.replaceFirst("\"title\":\"", "\"title\":\"Mended: "));
            workspace
                    .ferry("import", "-a", "mended.zip")
                    .exits(0)
                    .says("1 issue (" + id + ") changed before anything was made of them");
            assertThat(requests(workspace, "POST", "import/issues") - imports).isEqualTo(1);
            assertThat(staged(workspace))
                    .hasSize(staged + 1)
                    .anyMatch(issue -> issue.title().startsWith("Mended: "));
            assertThat(requests(workspace, "POST", "graphql")).isZero();
            workspace.ferry("failures").exits(0).says("Nothing failed");
            workspace.ferry("verify").exits(0);
        }
    }

    @Test
    void a_label_of_51_characters_is_told_before_anything_is_sent_and_what_failed_takes_the_mended_one_after_a_retry()
            throws IOException {
        try (SimulatedWorkspace workspace = SimulatedWorkspace.make(folder)) {
            workspace.ferry("export").exits(0);
            workspace.configure("preset: bpo", "preset: bpo, labels: labels.yaml");
            label("w".repeat(44));
            workspace.ferry("import").exits(3).says("51 characters, GitHub takes 50");
            assertThat(requests(workspace, "POST", "import/issues")).isZero();

            label("first");
            String id = failOne(workspace);
            long imports = requests(workspace, "POST", "import/issues");
            label("mended");
            // The archive is the same: only a retry says that the cause is gone.
            workspace.ferry("import").exits(6);
            assertThat(requests(workspace, "POST", "import/issues")).isEqualTo(imports);
            assertThat(workspace
                            .ferry("retry", "--category", "invalid")
                            .exits(0)
                            .out())
                    .contains("1 item taken up again (INVALID 1); next: ferry import");
            workspace.ferry("import").exits(0);
            assertThat(requests(workspace, "POST", "import/issues") - imports).isEqualTo(1);
            assertThat(staged(workspace))
                    .filteredOn(issue -> issue.body().contains(" issue:" + id + " "))
                    .singleElement()
                    .satisfies(issue -> assertThat(issue.labels()).noneMatch(label -> label.startsWith("first ")));
        }
    }

    private void label(String words) throws IOException {
        Files.writeString(folder.resolve("labels.yaml"), LABELS.replace("WORDS", words));
    }

    /** Imports everything, of which the server refuses issue 4, whose title stands in no other; returns its id. */
    private static String failOne(SimulatedWorkspace workspace) throws IOException {
        workspace.ferry("export").exits(0);
        workspace
                .hub()
                .faults()
                .next(
                        Faults.call("POST", "/import/issues")
                                .and(request ->
                                        new String(request.body(), StandardCharsets.UTF_8).contains(" issue:4 -->")),
                        Fault.statusBefore(422));
        workspace.ferry("import").exits(6);
        String line = workspace.ferry("failures", "--all").exits(0).out();
        assertThat(line).contains(" (importing): INVALID: ");
        return line.substring(0, line.indexOf(' '));
    }

    /** Unpacks the workspace's archive, edits one issue's record and packs it as {@code mended.zip}. */
    private static void mend(SimulatedWorkspace workspace, String id, UnaryOperator<String> edit) throws IOException {
        EditedArchive.pack(
                workspace,
                "mended.zip",
                lines -> lines.stream()
                        .map(line -> EditedArchive.id(line).equals(id) ? edit.apply(line) : line)
                        .toList());
    }

    private static List<IssueView> staged(SimulatedWorkspace workspace) {
        return workspace.hub().state().issues(SimulatedWorkspace.STAGING);
    }

    private static long requests(SimulatedWorkspace workspace, String method, String path) {
        return workspace.hub().state().requests().entrySet().stream()
                .filter(one -> one.getKey().startsWith(method) && one.getKey().endsWith(path))
                .mapToLong(java.util.Map.Entry::getValue)
                .sum();
    }
}
