package dev.ferry.cli.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ferry.fixtures.hub.IssueView;
import dev.ferry.fixtures.hub.faults.Fault;
import dev.ferry.fixtures.hub.faults.Faults;
import dev.ferry.fixtures.hub.model.Permission;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code ferry undo} says and takes back, whatever happens to it and around it. */
@Tag("slow")
final class UndoTest {
    private static final String STAGING = SimulatedWorkspace.STAGING;
    private static final String TARGET = SimulatedWorkspace.TARGET;
    private static final int ALL = 36;

    @TempDir
    Path folder;

    @Test
    void it_previews_and_deletes_exactly_what_the_migration_made_in_the_final_repository() throws IOException {
        try (SimulatedWorkspace workspace = SimulatedWorkspace.make(folder)) {
            int before = workspace.hub().hands().openIssue(TARGET, "stranger", "Mine", "My own words");
            workspace.ferry("export").exits(0);
            workspace.ferry("import").exits(0);
            workspace.ferry("transfer").exits(0);
            int last = ALL + before;
            String copy = body(workspace, last);
            int copied = workspace.hub().hands().openIssue(TARGET, "stranger", "Copied", copy);
            workspace.hub().hands().comment(TARGET, last, "stranger", "A word of mine");
            workspace.hub().hands().editBody(TARGET, 3, "stranger", "Nothing of yours");
            workspace.hub().hands().deleteIssue(TARGET, 4, "owner");

            FerryProcess.Result preview = workspace.ferry("undo").exits(2);
            preview.says("Nothing was changed", "--yes-i-mean " + TARGET);
            assertThat(preview.out())
                    .contains(
                            TARGET + ": 34 issues of this migration",
                            "  first  #2  ",
                            "  last   #" + last + "  ",
                            "1 issue of them with comments or edits of people: #" + last + " (1 comment)",
                            "1 issue that the ledger knows and whose text lost its marker, not touched: #3",
                            "1 issue of somebody else with a copied marker, not touched: #" + copied,
                            "1 other issue there, not touched",
                            "1 issue of it not there any more",
                            STAGING + ": 0 issues of this migration");
            assertThat(numbers(workspace, TARGET)).hasSize(ALL - 1 + 2);
            workspace.ferry("undo", "--yes-i-mean", STAGING).exits(2).says("Nothing was changed");

            assertThat(workspace.ferry("undo", "--yes-i-mean", TARGET).exits(0).out())
                    .contains(TARGET + ": 34 issues deleted");

            assertThat(numbers(workspace, TARGET)).containsExactly(before, 3, copied);
            assertThat(workspace.ferry("status").exits(0).out()).contains("undone        in target, 34 issues deleted");
            assertThat(workspace.ferry("status", "--json").exits(0).out())
                    .contains("\"undone\":{\"target\":{\"way\":\"delete\"", "\"ended\":true,\"done\":34");
            FerryProcess.Result refused = workspace.ferry("import").exits(2);
            refused.says("is undone", "ferry import --new");
            assertThat(refused.err()).doesNotContain(" goes on\n");
            workspace.ferry("transfer").exits(2).says("ferry import --new");
            workspace.ferry("rewrite").exits(2).says("ferry import --new");
            assertThat(workspace.ferry("undo").exits(0).out()).contains("There is nothing to undo.");

            workspace.ferry("import", "--new").exits(0);
            workspace.ferry("import").exits(0);
            workspace.ferry("transfer").exits(0);
            assertThat(numbers(workspace, TARGET)).hasSize(ALL + 3);
        }
    }

    @Test
    void a_killed_run_goes_on_and_lost_answers_are_looked_up() throws Exception {
        try (SimulatedWorkspace workspace = SimulatedWorkspace.make(folder)) {
            workspace.ferry("export").exits(0);
            workspace.ferry("import").exits(0);
            int stranger = workspace.hub().hands().openIssue(STAGING, "stranger", "Mine", "My own words");
            killAtDeletion(workspace, 2);
            assertThat(numbers(workspace, STAGING)).hasSize(16 + 1);
            assertThat(workspace.ferry("status").exits(0).out())
                    .contains("in staging, 20 issues deleted, 16 left: `ferry undo` goes on");
            workspace.ferry("import").exits(2).says("is undone");
            workspace.ferry("undo", "--close", "--staging").exits(2).says("Nothing was changed");
            // As if the request had left before the process died.
            workspace.hub().hands().deleteIssue(STAGING, 30, "owner");
            workspace.hub().faults().next(Faults.graphQl("deleteIssue"), Fault.statusAfter(502, 2));
            workspace.hub().faults().next(Faults.graphQl("deleteIssue"), Fault.dropBefore());
            workspace.hub().faults().next(Faults.graphQl("deleteIssue"), Fault.dropAfter());

            FerryProcess.Result result = workspace
                    .ferry("undo", "--staging", "--yes-i-mean", STAGING)
                    .exits(0);

            assertThat(result.out()).contains("goes on", STAGING + ": 36 issues deleted");
            assertThat(numbers(workspace, STAGING)).containsExactly(stranger);
            assertThat(workspace.hub().faults().outstanding()).isZero();
        }
    }

    @Test
    void a_killed_run_that_is_repeated_does_not_take_the_next_migration() throws Exception {
        try (SimulatedWorkspace workspace = SimulatedWorkspace.make(folder)) {
            workspace.ferry("export").exits(0);
            workspace.ferry("import", "--only", "1,3").exits(0);
            killAtDeletion(workspace, 1);
            workspace.ferry("import", "--only", "1,3").exits(2).says("end that first with the same `ferry undo`");
            workspace.ferry("import", "--new", "--only", "1,3").exits(0);

            workspace
                    .ferry("undo", "--staging", "--yes-i-mean", STAGING)
                    .exits(2)
                    .says("there are 2 migrations", "--migration");

            assertThat(numbers(workspace, STAGING)).hasSize(4);
        }
    }

    @Test
    void one_that_may_not_delete_is_ended_by_closing() throws IOException {
        try (SimulatedWorkspace workspace = SimulatedWorkspace.make(folder)) {
            workspace.ferry("export").exits(0);
            workspace.ferry("import", "--only", "1,3-6").exits(0);
            workspace.hub().hands().allow(STAGING, "ferry-bot", Permission.PUSH);
            workspace
                    .ferry("undo", "--staging", "--yes-i-mean", STAGING)
                    .exits(5)
                    .says("`ferry undo --close`");

            workspace
                    .ferry("undo", "--close", "--staging", "--yes-i-mean", STAGING)
                    .exits(0);

            assertThat(workspace.hub().state().issues(STAGING))
                    .hasSize(5)
                    .allSatisfy(issue -> assertThat(issue.open()).isFalse());
        }
    }

    /** The process is killed when it has asked for this deletion, which comes to nothing. */
    private void killAtDeletion(SimulatedWorkspace workspace, int nth) throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch killed = new CountDownLatch(1);
        AtomicInteger deletions = new AtomicInteger();
        workspace
                .hub()
                .faults()
                .next(
                        request -> {
                            if (!Faults.graphQl("deleteIssue").test(request) || deletions.incrementAndGet() < nth) {
                                return false;
                            }
                            begun.countDown();
                            await(killed);
                            return true;
                        },
                        Fault.dropBefore());
        Process process = workspace
                .process()
                .start(
                        folder.resolve("killed.out"),
                        folder.resolve("killed.err"),
                        "undo",
                        "--staging",
                        "--yes-i-mean",
                        STAGING);
        assertThat(begun.await(1, TimeUnit.MINUTES)).isTrue();
        process.destroyForcibly().waitFor();
        killed.countDown();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await(1, TimeUnit.MINUTES);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void closed_instead_each_issue_says_why_exactly_once() throws IOException {
        try (SimulatedWorkspace workspace = SimulatedWorkspace.make(folder)) {
            workspace.ferry("export").exits(0);
            workspace.ferry("import", "--only", "1,3-6").exits(0);
            workspace.hub().hands().deleteIssue(STAGING, 2, "owner");
            int copied = workspace.hub().hands().openIssue(STAGING, "ferry-bot", "Copied", copy(workspace));
            assertThat(workspace.ferry("undo", "--staging").exits(2).out())
                    .contains(
                            "1 issue of them that the ledger does not know: marker and account alone say that they are the"
                                    + " migration's; look at them: #" + copied);
            workspace.hub().hands().deleteIssue(STAGING, copied, "owner");
            workspace.hub().faults().next(Faults.call("PATCH", "/issues/1"), Fault.dropAfter());
            workspace.hub().faults().next(Faults.call("PATCH", "/issues/3"), Fault.dropBefore());
            workspace.hub().faults().next(Faults.call("PATCH", "/issues/4"), Fault.statusAfter(502));

            workspace
                    .ferry("undo", "--close", "--staging", STAGING, "--yes-i-mean", STAGING)
                    .exits(0);

            assertThat(workspace.hub().state().issues(STAGING)).isNotEmpty().allSatisfy(issue -> {
                assertThat(issue.open()).isFalse();
                assertThat(issue.body()).containsOnlyOnce("has been undone").contains("\n\n<!-- ferry ");
            });
            workspace.ferry("import").exits(2).says("is undone");
            // What was closed may be deleted yet.
            workspace.ferry("undo", "--yes-i-mean", STAGING).exits(0);
            assertThat(numbers(workspace, STAGING)).isEmpty();
        }
    }

    @Test
    void words_that_somebody_wrote_while_their_issue_was_closed_are_kept_and_told() throws IOException {
        AtomicReference<Runnable> somebody = new AtomicReference<>(() -> {});
        try (SimulatedWorkspace workspace =
                SimulatedWorkspace.make(folder, SimulatedWorkspace.usual().observer(exchange -> {
                    if (new String(exchange.requestBody(), StandardCharsets.UTF_8)
                            .contains("stateReason createdAt lastEditedAt")) {
                        somebody.getAndSet(() -> {}).run();
                    }
                }))) {
            workspace.ferry("export").exits(0);
            workspace.ferry("import", "--only", "1,3").exits(0);
            workspace.ferry("transfer").exits(0);
            String words = "Words of mine\n\n" + body(workspace, 1);
            somebody.set(() -> workspace.hub().hands().editBody(TARGET, 1, "stranger", words));

            assertThat(workspace
                            .ferry("undo", "--close", "--target", "--yes-i-mean", TARGET)
                            .exits(0)
                            .out())
                    .contains("1 text somebody edited between reading and writing", "rewrite-collisions.jsonl");

            assertThat(folder.resolve("rewrite-collisions.jsonl"))
                    .content()
                    .contains("\"editor\":\"stranger\"", "\"theirs\":\"Words of mine", "has been undone");
            assertThat(workspace.ferry("status").exits(0).out()).contains("collisions    1 text");
        }
    }

    @Test
    void what_was_closed_and_what_was_deleted_later_are_told_apart() throws IOException {
        try (SimulatedWorkspace workspace = SimulatedWorkspace.make(folder)) {
            workspace.ferry("export").exits(0);
            workspace.ferry("import", "--only", "1,3-6").exits(0);
            workspace
                    .ferry("undo", "--close", "--staging", "--yes-i-mean", STAGING)
                    .exits(0);
            workspace.hub().hands().editBody(STAGING, 2, "stranger", "Mine from now on");

            assertThat(workspace
                            .ferry("undo", "--staging", "--yes-i-mean", STAGING)
                            .exits(0)
                            .out())
                    .contains(STAGING + ": 4 issues deleted, 1 closed earlier");

            assertThat(numbers(workspace, STAGING)).containsExactly(2);
            assertThat(workspace.ferry("status").exits(0).out())
                    .contains("in staging, 4 issues deleted, 1 closed earlier");
            assertThat(workspace.ferry("status", "--json").exits(0).out())
                    .contains("\"way\":\"delete\"", "\"done\":4", "\"earlier\":1");
        }
    }

    @Test
    void the_name_of_the_repository_is_asked_for_on_a_terminal() throws Exception {
        try (SimulatedWorkspace workspace = SimulatedWorkspace.make(folder)) {
            workspace.ferry("export").exits(0);
            workspace.ferry("import", "--only", "1").exits(0);

            assertThat(typed(workspace, "example/project")).isEqualTo(2);
            assertThat(numbers(workspace, STAGING)).hasSize(1);
            assertThat(typed(workspace, STAGING)).isZero();
            assertThat(numbers(workspace, STAGING)).isEmpty();
        }
    }

    private int typed(SimulatedWorkspace workspace, String line) throws Exception {
        Process process = workspace
                .process()
                .with("JDK_JAVA_OPTIONS", "-Dferry.input=terminal")
                .start(folder.resolve("typed.out"), folder.resolve("typed.err"), "undo", "--staging");
        process.getOutputStream().write((line + "\n").getBytes(StandardCharsets.UTF_8));
        process.getOutputStream().close();
        int exit = process.waitFor();
        assertThat(Files.readString(folder.resolve("typed.err"))).contains("type the name of the repository");
        return exit;
    }

    private static String body(SimulatedWorkspace workspace, int number) {
        return workspace.hub().state().issues(TARGET).stream()
                .filter(issue -> issue.number() == number)
                .map(IssueView::body)
                .findFirst()
                .orElseThrow();
    }

    private static String copy(SimulatedWorkspace workspace) {
        return workspace.hub().state().issues(STAGING).get(0).body();
    }

    private static List<Integer> numbers(SimulatedWorkspace workspace, String repository) {
        return workspace.hub().state().issues(repository).stream()
                .map(IssueView::number)
                .toList();
    }
}
