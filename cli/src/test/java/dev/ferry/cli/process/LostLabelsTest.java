package dev.ferry.cli.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ferry.fixtures.hub.HubHands;
import dev.ferry.fixtures.hub.IssueView;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the final repository lost since the import is there again before the first issue moves, for a transfer drops what is not. */
@Tag("slow")
final class LostLabelsTest {
    private static final String STAGING = SimulatedWorkspace.STAGING;
    private static final String TARGET = SimulatedWorkspace.TARGET;
    private static final String LABEL = "type-bug";
    private static final String RULES = "preset: bpo, milestone: { property: versions, rules: ["
            + " { value: '2.0', title: Second, due: 2012-10-09, description: The second one },"
            + " { value: '1.*', drop: true }, { pattern: '([0-9])[.]([0-9])', title: '{star}.x' } ] }";

    @TempDir
    private Path folder;

    private SimulatedWorkspace workspace;

    @BeforeEach
    void importAll() throws IOException {
        workspace = SimulatedWorkspace.make(folder);
        workspace.configure("preset: bpo", RULES);
        workspace.ferry("export").exits(0);
        workspace.ferry("import").exits(0);
    }

    @AfterEach
    void close() {
        workspace.close();
    }

    @Test
    void a_label_and_a_milestone_that_somebody_deleted_are_made_anew_and_no_issue_loses_them() {
        Map<String, Marks> imported = marks(STAGING);
        assertThat(imported.values())
                .anyMatch(issue -> issue.labels().contains(LABEL))
                .anyMatch(issue -> issue.milestone().equals(Optional.of("Second")));
        hands().deleteLabel(TARGET, LABEL);
        hands().deleteMilestone(TARGET, "Second");

        FerryProcess.Result transfer = workspace.ferry("transfer").exits(0);

        assertThat(marks(TARGET)).isEqualTo(imported);
        transfer.says(TARGET + " lacked 1 label ('" + LABEL + "') and 1 milestone ('Second'), which a transfer would"
                + " drop from the issues: made anew");
        workspace.ferry("verify").exits(0);
    }

    @Test
    void a_label_that_somebody_renamed_is_made_anew_under_its_old_name_for_what_is_still_to_move() {
        Map<String, Marks> expected = marks(STAGING);
        workspace.ferry("transfer", "--canary", "1").exits(0);
        IssueView first = workspace.hub().state().issue(TARGET, 1).orElseThrow();
        assertThat(first.labels()).contains(LABEL);
        hands().renameLabel(TARGET, LABEL, "bug");

        FerryProcess.Result transfer = workspace.ferry("transfer").exits(0);

        Map<String, Marks> moved = marks(TARGET);
        assertThat(workspace.hub().state().issue(TARGET, 1).orElseThrow().labels())
                .contains("bug")
                .doesNotContain(LABEL);
        moved.remove(first.title());
        expected.remove(first.title());
        assertThat(moved).isEqualTo(expected);
        transfer.says(TARGET + " lacked 1 label ('" + LABEL + "'), which a transfer would drop");
        // What was moved before bears the new name, which the archive does not know.
        workspace.ferry("verify").exits(7);
    }

    @Test
    void what_is_deleted_behind_a_transfer_is_found_by_the_verification() {
        workspace.ferry("transfer").exits(0);
        hands().deleteLabel(TARGET, LABEL);

        assertThat(workspace.ferry("verify").exits(7).out()).contains("labels");
    }

    @Test
    void where_nothing_is_missing_a_run_asks_once_for_each_list_and_makes_nothing() {
        long labels = asked("GET", "/labels");
        long milestones = asked("GET", "/milestones");
        long made = asked("POST", "/labels") + asked("POST", "/milestones");
        assertThat(made).isPositive();

        assertThat(workspace.ferry("transfer").exits(0).err()).doesNotContain("lacked");

        assertThat(asked("GET", "/labels") - labels).isEqualTo(1);
        assertThat(asked("GET", "/milestones") - milestones)
                .as("one of either repository")
                .isEqualTo(2);
        assertThat(asked("POST", "/labels") + asked("POST", "/milestones")).isEqualTo(made);

        workspace.ferry("transfer").exits(0);
        assertThat(asked("GET", "/labels") - labels)
                .as("nothing is left to move")
                .isEqualTo(1);
    }

    @Test
    void a_milestone_that_is_there_with_another_day_is_told_before_anything_moves() {
        hands().deleteMilestone(TARGET, "Second");
        int number = hands().openIssue(TARGET, "stranger", "Hello", "There");
        hands().plan(TARGET, number, "stranger", "Second");

        workspace
                .ferry("transfer")
                .exits(5)
                .says(TARGET + ": milestone 'Second' is due never there, and on 2012-10-09 by ferry.yaml; a transfer"
                        + " keeps it only where both repositories have the same day");

        assertThat(workspace.hub().state().issues(TARGET)).hasSize(1);
    }

    /** What a transfer may take from an issue. */
    private record Marks(Set<String> labels, Optional<String> milestone) {
        static Marks of(IssueView issue) {
            return new Marks(Set.copyOf(issue.labels()), issue.milestone());
        }
    }

    /** By title; staging has them in no order. */
    private Map<String, Marks> marks(String repository) {
        return workspace.hub().state().issues(repository).stream()
                .collect(Collectors.toMap(
                        IssueView::title,
                        Marks::of,
                        (one, other) -> {
                            throw new AssertionError("two issues of one title");
                        },
                        TreeMap::new));
    }

    private long asked(String method, String path) {
        return workspace.hub().state().requests().entrySet().stream()
                .filter(route -> route.getKey().startsWith(method + " ")
                        && route.getKey().endsWith(path))
                .mapToLong(Map.Entry::getValue)
                .sum();
    }

    private HubHands hands() {
        return workspace.hub().hands();
    }
}
