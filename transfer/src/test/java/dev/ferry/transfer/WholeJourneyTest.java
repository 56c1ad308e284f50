package dev.ferry.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ferry.archive.Issue;
import dev.ferry.archive.LegacyId;
import dev.ferry.fixtures.hub.IssueView;
import dev.ferry.fixtures.hub.SimulatedGitHub;
import dev.ferry.mapping.StopSignal;
import dev.ferry.mapping.labels.LabelMap;
import dev.ferry.mapping.labels.LabelRule;
import dev.ferry.mapping.ledger.ItemState;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WholeJourneyTest {
    @TempDir
    Path folder;

    @Test
    void every_issue_ends_once_in_the_final_repository_in_legacy_order_and_verifies() throws Exception {
        try (Journey journey = Journey.ofSample(folder, SimulatedGitHub.builder())) {
            List<LegacyId> legacyOrder = new ArrayList<>();
            for (Issue issue : journey.archive().issues()) {
                legacyOrder.add(issue.id());
            }

            assertThat(journey.importAll().imported()).isEqualTo(legacyOrder.size());
            assertThat(journey.barrier().extras()).isEmpty();
            assertThat(journey.transfer().outOfOrder()).isEmpty();
            journey.rewrite();

            assertThat(journey.verify().isClean()).as("%s", journey.differences).isTrue();
            assertThat(Finals.origins(journey)).containsExactlyElementsOf(legacyOrder);
            assertThat(journey.hub.state().issues(Journey.STAGING)).isEmpty();
            assertThat(journey.hub.state().notifications()).isEmpty();
            assertThat(journey.hub.state().violations()).isEmpty();
            assertThat(journey.ledger().view().counts().of(ItemState.SETTLED)).isEqualTo(legacyOrder.size());
        }
    }

    @Test
    void no_text_names_the_staging_repository_and_a_second_rewrite_edits_nothing() throws Exception {
        try (Journey journey = Journey.ofSample(folder, SimulatedGitHub.builder())) {
            journey.importAll();
            journey.barrier();
            journey.transfer();
            long edits = journey.rewrite().edits();

            assertThat(edits).isPositive();
            for (IssueView issue : journey.hub.state().issues(Journey.TARGET)) {
                assertThat(issue.body()).doesNotContain(Journey.STAGING);
                assertThat(issue.comments()).noneMatch(comment -> comment.body().contains(Journey.STAGING));
            }
            assertThat(journey.rewriting(StopSignal.never()).plan(edit -> {}).edits())
                    .isZero();
            assertThat(journey.rewrite().edits()).isZero();
        }
    }

    @Test
    void labels_and_milestones_stay_with_the_issue() throws Exception {
        try (Journey journey = Journey.ofIssues(
                folder,
                SimulatedGitHub.builder(),
                new LegacyIssues()
                        .add(Map.of("status", "closed", "kind", "bug", "stage", "3.1"), "One.", "Reply.")
                        .add(Map.of("status", "open", "kind", "wish", "stage", "3.2"), "Two.")
                        .all())) {
            journey.labels = LabelMap.of(List.of(LabelRule.of("kind", "*", "type-{value}")));
            journey.milestones = Optional.of("stage");
            journey.importAll();

            journey.transfer();
            journey.rewrite();

            IssueView one = Finals.of(journey, Journey.TARGET, 1);
            assertThat(one.labels()).containsExactly("type-bug");
            assertThat(one.milestone()).hasValue("3.1");
            assertThat(one.open()).isFalse();
            assertThat(journey.verify().isClean()).as("%s", journey.differences).isTrue();
        }
    }
}
