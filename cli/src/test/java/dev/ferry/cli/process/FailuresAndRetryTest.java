package dev.ferry.cli.process;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.ferry.mapping.ledger.Failure;
import dev.ferry.mapping.ledger.ItemRow;
import dev.ferry.mapping.ledger.Ledger;
import dev.ferry.mapping.ledger.MigrationLedger;
import dev.ferry.mapping.ledger.Transition;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What failed is told by its cause, and taken up again as far as it is asked for. */
@Tag("slow")
final class FailuresAndRetryTest {
    private static final int LABELS = 4;

    @TempDir
    private Path folder;

    @Test
    void failures_are_grouped_by_cause_and_retried_by_category_or_id() throws IOException {
        try (SimulatedWorkspace workspace = SimulatedWorkspace.make(folder)) {
            workspace.ferry("export").exits(0);
            workspace.ferry("import", "--limit", "6").exits(0);
            List<String> ids = failAll();

            String told = workspace.ferry("failures").exits(0).out();
            assertThat(told)
                    .contains("4 items: LABEL_INVALID (imported): label '...' has N characters, GitHub takes N")
                    .contains("    " + ids.get(0) + ": label 'component: 0' has 50 characters, GitHub takes 50")
                    .contains("    and 1 more", "  cure: shorten it")
                    .contains("  then: ferry retry --category LABEL_INVALID, and ferry transfer")
                    .contains("1 item: TEXT_TOO_LONG", "1 item: DATA")
                    .doesNotContain("component: 3")
                    .startsWith("4 items");
            JsonNode json = new ObjectMapper()
                    .readTree(workspace.ferry("failures", "--json").exits(0).out());
            assertThat(json.path("failed").asInt()).isEqualTo(6);
            assertThat(json.path("causes")).hasSize(3);
            assertThat(json.at("/causes/0/count").asInt()).isEqualTo(LABELS);
            assertThat(json.at("/causes/0/examples")).hasSize(3);
            assertThat(workspace.ferry("failures", "--all").exits(0).out().lines())
                    .hasSize(6)
                    .anyMatch(line -> line.startsWith(ids.get(3) + " (imported): LABEL_INVALID: label 'component: 3'"));
            assertThat(workspace
                            .ferry("failures", "--all", "--json")
                            .exits(0)
                            .out()
                            .lines())
                    .hasSize(6)
                    .allMatch(line -> line.startsWith("{\"id\":"));

            workspace
                    .ferry("retry", "--category", "LABELS")
                    .exits(2)
                    .says("no item failed with LABELS", "DATA 1, LABEL_INVALID 4, TEXT_TOO_LONG 1");
            workspace
                    .ferry("retry", "--only", ids.get(0) + ",4711")
                    .exits(2)
                    .says("4711 is not planned", "nothing was");
            FerryProcess.Result one = workspace
                    .ferry("retry", "--category", "label_invalid", "--only", ids.get(0))
                    .exits(0)
                    .says("5 items left as failed (DATA 1, LABEL_INVALID 3, TEXT_TOO_LONG 1)");
            assertThat(one.out()).contains("1 item taken up again (LABEL_INVALID 1); next: ferry transfer");
            workspace.ferry("retry", "--only", ids.get(0)).exits(2).says(ids.get(0) + " is imported");
            assertThat(workspace
                            .ferry("retry", "--category", "DATA,TEXT_TOO_LONG")
                            .exits(0)
                            .out())
                    .contains("2 items taken up again");
            assertThat(workspace.ferry("retry").exits(0).out()).contains("3 items taken up again");
            workspace.ferry("failures").exits(0).says("Nothing failed");
        }
    }

    /** Fails every item in a way of its own; they are told while the workspace is locked by somebody who writes. */
    private List<String> failAll() {
        List<String> ids = new ArrayList<>();
        try (Ledger ledger = Ledger.open(folder.resolve("ferry.db"), "ferry import", Clock.systemUTC())) {
            MigrationLedger migration =
                    ledger.migration(ledger.view().migrations().get(0).id());
            for (ItemRow item : migration.view().items()) {
                migration.commit(new Transition.Failed(item.id(), failure(ids.size())));
                ids.add(item.id().value());
            }
            assertThat(new FerryProcess(folder)
                            .with("FERRY_TEST_TOKEN", SimulatedWorkspace.TOKEN)
                            .run("failures")
                            .exits(0)
                            .err())
                    .contains("6 items failed");
        }
        return ids;
    }

    private static Failure failure(int number) {
        if (number < LABELS) {
            return new Failure(
                    "LABEL_INVALID",
                    "shorten it in labels.yaml",
                    "label 'component: " + number + "' has " + (50 + number) + " characters, GitHub takes 50");
        }
        return number == LABELS
                ? new Failure("TEXT_TOO_LONG", "shorten the text", "body is too long")
                : new Failure("DATA", "mend the record", "message 34: the date is missing");
    }
}
