package dev.ferry.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ferry.archive.Issue;
import dev.ferry.archive.LegacyId;
import dev.ferry.fixtures.contract.GitHubContract;
import dev.ferry.fixtures.hub.SimulatedGitHub;
import dev.ferry.fixtures.hub.imports.ImportPace;
import dev.ferry.fixtures.hub.model.Switch;
import dev.ferry.mapping.StopSignal;
import dev.ferry.mapping.ledger.ItemRow;
import dev.ferry.mapping.ledger.ItemState;
import dev.ferry.transfer.move.ClosedPolicy;
import dev.ferry.transfer.move.OnFailure;
import dev.ferry.transfer.move.TransferSummary;
import dev.ferry.transfer.relations.RelationsSummary;
import dev.ferry.transfer.verify.Kind;
import dev.ferry.transfer.verify.VerificationSummary;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The sample tracker's whole way, whichever of GitHub's unverified habits turn out to be true, each request as GitHub published it. */
@Tag("slow")
class EverySwitchTest {
    /**
     * The one habit with which no way can end verified, for it loses what the archive has: VerifyFieldsTest tells it as wrong, in
     * a_closing_date_that_the_import_lost_is_wrong.
     */
    private static final String LOSES_DATES = "IMPORT_IGNORES_CLOSED_AT";

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource(value = Switch.class, mode = EnumSource.Mode.EXCLUDE, names = LOSES_DATES)
    void the_journey_ends_verified(Switch habit) throws Exception {
        try (Journey journey =
                Journey.ofSample(folder, SimulatedGitHub.builder().with(habit))) {
            goTheWholeWay(journey, EnumSet.of(habit));
        }
    }

    @ParameterizedTest
    @EnumSource(value = Switch.class, mode = EnumSource.Mode.EXCLUDE, names = LOSES_DATES)
    void with_numbers_foreseen_it_ends_verified_and_nothing_needs_an_edit(Switch habit) throws Exception {
        try (Journey journey =
                Journey.ofSample(folder, SimulatedGitHub.builder().with(habit))) {
            ForecastScene.foreseeing(journey);
            carry(journey, EnumSet.of(habit));
            // A transfer that puts staging's name before bare numbers does so in code too: there it is taken out again.
            Set<String> mended =
                    habit == Switch.TRANSFER_QUALIFIES_REFERENCES ? ForecastScene.withBareNumbers(journey) : Set.of();
            assertThat(mended).containsAll(ForecastScene.edited(journey));
            relate(journey, EnumSet.of(habit));
        }
    }

    @Test
    void it_ends_verified_with_all_habits_at_once() throws Exception {
        var builder = SimulatedGitHub.builder().imports(new ImportPace(2, Duration.ZERO, Duration.ofSeconds(3), true));
        Set<Switch> habits = EnumSet.complementOf(EnumSet.of(Switch.valueOf(LOSES_DATES)));
        habits.forEach(builder::with);
        try (Journey journey = Journey.ofSample(folder, builder)) {
            goTheWholeWay(journey, habits);
        }
    }

    @Test
    void each_request_and_answer_of_the_way_is_as_github_published_it() throws Exception {
        GitHubContract contract = GitHubContract.load();
        List<String> findings = new CopyOnWriteArrayList<>();
        var builder = SimulatedGitHub.builder().observer(exchange -> findings.addAll(contract.check(exchange)));
        try (Journey journey = Journey.ofSample(folder, builder)) {
            goTheWholeWay(journey, Set.of());
        }
        assertThat(findings).isEmpty();
    }

    @Test
    void closed_issues_that_are_not_to_be_reopened_are_named_and_the_open_ones_are_moved() throws Exception {
        var builder = SimulatedGitHub.builder().with(Switch.TRANSFER_REFUSES_CLOSED);
        try (Journey journey = Journey.ofSample(folder, builder)) {
            journey.closed = ClosedPolicy.FAIL;
            journey.importAll();
            long closed = journey.hub.state().issues(Journey.STAGING).stream()
                    .filter(issue -> !issue.open())
                    .count();
            journey.barrier();

            journey.transfer(OnFailure.DEFER, StopSignal.never());

            assertThat(closed).isPositive();
            assertThat(journey.ledger().view().counts().of(ItemState.FAILED)).isEqualTo(closed);
            for (ItemRow failed : journey.ledger().view().failures()) {
                assertThat(failed.failure().orElseThrow().detail()).contains("Closed issues cannot be transferred");
            }
            journey.rewrite();
            VerificationSummary summary = journey.verify();
            assertThat(summary.of(Kind.WRONG)).as("%s", journey.differences).isZero();
            assertThat(summary.isClean()).isFalse();
            assertThat(summary.notCompared().of(ItemState.FAILED)).isEqualTo(closed);
        }
    }

    private static void goTheWholeWay(Journey journey, Set<Switch> habits) throws InterruptedException {
        carry(journey, habits);
        relate(journey, habits);
    }

    /** From the archive to the final repository, with references; people did what people do on staging. */
    private static void carry(Journey journey, Set<Switch> habits) throws InterruptedException {
        List<LegacyId> legacyOrder = new ArrayList<>();
        for (Issue issue : journey.archive().issues()) {
            legacyOrder.add(issue.id());
        }
        journey.locks = StagedByHand.CLOSED_ARE_LOCKED;
        journey.importAll();
        StagedByHand.doIn(journey);
        TransferSummary summary = journey.transfer();
        StagedByHand.assertMoved(journey, summary, habits);
        journey.rewrite();

        assertThat(Finals.origins(journey)).isEqualTo(legacyOrder);
        assertThat(journey.ledger().view().counts().of(ItemState.SETTLED)).isEqualTo(legacyOrder.size());
        assertAsPromised(journey);
    }

    private static void relate(Journey journey, Set<Switch> habits) {
        RelationScene scene = RelationScene.in(journey);
        RelationsSummary summary = scene.relate();
        if (habits.contains(Switch.CLOSING_AGAIN_MOVES_CLOSED_AT)) {
            // As the lead chooses, once the first one lost its date.
            scene.newDates = true;
            summary = scene.relate();
        }
        assertThat(summary.isWhole()).isTrue();

        StagedByHand.assertRelated(journey, habits);
        assertAsPromised(journey);
    }

    private static void assertAsPromised(Journey journey) {
        assertThat(journey.verify().isClean()).as("%s", journey.differences).isTrue();
        assertThat(journey.differences).isEmpty();
        assertThat(journey.hub.state().notifications()).isEmpty();
        assertThat(journey.hub.state().violations()).isEmpty();
        assertThat(Finals.texts(journey).values())
                .allSatisfy(texts -> assertThat(String.join("\n", texts)).doesNotContain(Journey.STAGING));
        assertThat(journey.rewrite().edits()).isZero();
    }
}
