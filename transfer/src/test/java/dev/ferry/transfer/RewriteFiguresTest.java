package dev.ferry.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ferry.fixtures.hub.SimulatedGitHub;
import dev.ferry.fixtures.hub.faults.Fault;
import dev.ferry.fixtures.hub.faults.Faults;
import dev.ferry.fixtures.hub.model.Switch;
import dev.ferry.mapping.StopSignal;
import dev.ferry.mapping.references.ReferenceKind;
import dev.ferry.transfer.rewrite.RewriteCost;
import dev.ferry.transfer.rewrite.RewriteFigures;
import dev.ferry.transfer.rewrite.RewriteSummary;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a plan foretells and a run tells of its edits. */
class RewriteFiguresTest {
    @TempDir
    Path folder;

    private static LegacyIssues tracker() {
        return new LegacyIssues()
                .add("See bpo-2 and issue3.", "As said in msg202 and bpo-2.")
                .add("Follows bpo-1.", "Its comment.")
                .add("Nothing here.");
    }

    @Test
    void a_plan_and_its_run_tell_the_same_whatever_answer_is_lost() throws Exception {
        RewriteFigures expected =
                new RewriteFigures(2, 1, Map.of(ReferenceKind.ISSUE, 4L, ReferenceKind.MESSAGE, 1L), 0);
        try (Journey journey =
                Journey.ofIssues(folder, SimulatedGitHub.builder(), tracker().all())) {
            journey.importAll();
            journey.transfer();

            RewriteSummary plan = journey.rewriting(StopSignal.never()).plan(edit -> {});

            assertThat(plan.figures()).isEqualTo(expected);
            // A look at all, another at those with edits, the edits.
            assertThat(RewriteCost.of(plan).requests()).isEqualTo(3);
            journey.hub.faults().next(Faults.graphQl("updateIssue"), Fault.dropAfter());
            RewriteSummary run = journey.rewrite();
            assertThat(run.figures()).isEqualTo(expected);
            assertThat(run.edits()).isEqualTo(3);
            assertThat(run.edited()).isEqualTo(2);
            assertThat(journey.rewrite().figures()).isEqualTo(RewriteFigures.none());
            assertThat(journey.hub.state().notifications()).isEmpty();
        }
    }

    @Test
    void a_name_that_the_transfer_put_there_counts_as_a_reference_to_staging() throws Exception {
        try (Journey journey = Journey.ofIssues(
                folder,
                SimulatedGitHub.builder().with(Switch.TRANSFER_QUALIFIES_REFERENCES),
                new LegacyIssues().add("In code:\n\n    a #7 b").all())) {
            journey.importAll();
            journey.transfer();
            assertThat(Finals.of(journey, Journey.TARGET, 1).body()).contains(Journey.STAGING + "#7");

            assertThat(journey.rewrite().figures().references(ReferenceKind.STAGING))
                    .isEqualTo(1);
        }
    }
}
