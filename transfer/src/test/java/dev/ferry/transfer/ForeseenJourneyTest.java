package dev.ferry.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ferry.fixtures.hub.SimulatedGitHub;
import dev.ferry.importer.recovery.DoubtfulRecoveryException;
import dev.ferry.mapping.FinalNumber;
import dev.ferry.mapping.ledger.ForecastView;
import dev.ferry.transfer.move.OnFailure;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Texts that were written with the numbers that are expected need no rewriting, as far as the numbers come so. */
@Tag("slow")
class ForeseenJourneyTest {
    @TempDir
    Path folder;

    @Test
    void after_a_right_forecast_rewrite_edits_nothing_and_verify_is_clean() throws Exception {
        AtomicInteger edits = new AtomicInteger();
        var builder = SimulatedGitHub.builder().observer(exchange -> {
            String body = new String(exchange.requestBody(), StandardCharsets.UTF_8);
            if (body.contains("updateIssue") || exchange.method().equals("PATCH")) {
                edits.incrementAndGet();
            }
        });
        try (Journey journey = Journey.ofSample(folder, builder)) {
            journey.hub.hands().openPullRequest(Journey.TARGET, "dora", "a pull request of before");
            journey.hub.hands().openIssue(Journey.TARGET, "dora", "an issue of before", "words");
            ForecastScene.foreseeing(journey);
            journey.importAll();
            ForecastView.Span span = journey.ledger().view().forecast().span(1).orElseThrow();
            assertThat(span.first()).isEqualTo(3);
            assertThat(journey.verify().isClean()).as("%s", journey.differences).isTrue();
            edits.set(0);

            journey.transfer();
            assertThat(journey.rewrite().edits()).isZero();

            assertThat(edits).hasValue(0);
            assertThat(ForecastScene.edited(journey)).isEmpty();
            assertThat(journey.verify().isClean()).as("%s", journey.differences).isTrue();
            assertThat(String.join(
                            "\n",
                            Finals.texts(journey).values().stream()
                                    .map(texts -> String.join("\n", texts))
                                    .toList()))
                    .contains(Journey.TARGET + "#3", "(" + Journey.TARGET + "#");
        }
    }

    @ParameterizedTest
    @CsvSource({"1, 9", "3, 9", "2, 0", "1, 12"})
    void with_strangers_in_between_exactly_the_issues_that_name_a_shifted_number_are_edited(int strangers, int moved)
            throws Exception {
        try (Journey journey = Journey.ofIssues(
                folder, SimulatedGitHub.builder(), ForecastScene.chain(16).all())) {
            ForecastScene.foreseeing(journey);
            journey.largestBatch = 3;
            journey.importAll();
            if (moved > 0) {
                journey.barrier();
                journey.transfer(
                        OnFailure.STOP,
                        () -> journey.hub.state().issues(Journey.TARGET).size() >= moved);
            }
            int first = journey.hub.state().issues(Journey.TARGET).size();
            assertThat(first).isBetween(moved, moved + 2);
            for (int i = 0; i < strangers; i++) {
                journey.hub.hands().openIssue(Journey.TARGET, "dora", "a stranger's", "words");
            }

            journey.transfer();
            journey.rewrite();

            assertThat(ForecastScene.number(journey, 16)).isEqualTo(16 + strangers);
            assertThat(ForecastScene.edited(journey))
                    .isNotEmpty()
                    .isEqualTo(ForecastScene.namingBehind(journey, first));
            assertThat(journey.verify().isClean()).as("%s", journey.differences).isTrue();
            assertThat(journey.rewrite().edits()).isZero();
        }
    }

    @Test
    void a_migration_with_wrong_numbers_from_the_start_ends_as_well() throws Exception {
        try (Journey journey = Journey.ofIssues(
                folder, SimulatedGitHub.builder(), ForecastScene.chain(8).all())) {
            journey.beforeSending = () -> ForecastScene.foresee(journey, new FinalNumber(5));
            journey.importAll();
            journey.transfer();
            // Before the rewrite the texts are as they were sent, which is no difference.
            assertThat(journey.verify().isClean()).as("%s", journey.differences).isTrue();
            journey.rewrite();
            assertThat(ForecastScene.edited(journey)).isEqualTo(ForecastScene.namingBehind(journey, 0));
            assertThat(journey.verify().isClean()).as("%s", journey.differences).isTrue();
        }
    }

    @Test
    void a_recovery_says_that_it_can_not_know_which_numbers_were_foreseen() throws Exception {
        try (Journey journey = Journey.ofIssues(
                folder, SimulatedGitHub.builder(), ForecastScene.chain(4).all())) {
            ForecastScene.foreseeing(journey);
            journey.importAll();
            assertThatThrownBy(() -> RecoveryScene.recover(journey))
                    .isInstanceOf(DoubtfulRecoveryException.class)
                    .hasMessageContaining("3 issues name numbers of " + Journey.TARGET)
                    .hasMessageContaining("a copy of ferry.db");
        }
    }
}
