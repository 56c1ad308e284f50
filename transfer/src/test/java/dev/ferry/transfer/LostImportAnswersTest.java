package dev.ferry.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ferry.fixtures.hub.SimulatedGitHub;
import dev.ferry.fixtures.hub.SimulatedGitHubBuilder;
import dev.ferry.fixtures.hub.faults.Fault;
import dev.ferry.fixtures.hub.faults.Faults;
import dev.ferry.fixtures.hub.http.Request;
import dev.ferry.fixtures.hub.imports.ImportPace;
import dev.ferry.fixtures.hub.model.Switch;
import dev.ferry.importer.Selection;
import dev.ferry.mapping.ledger.ItemState;
import dev.ferry.mapping.ledger.Transition;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** An import whose answer, or whose end, does not reach us: one issue all the same. */
@Tag("slow")
class LostImportAnswersTest {
    private static final Predicate<Request> SUBMISSION = Faults.call("POST", "/import/issues");
    private static final int ISSUES = 8;

    @TempDir
    Path folder;

    /** What may happen to a submission. */
    // A fault is a record of plain values.
    @SuppressWarnings("ImmutableEnumChecker")
    enum Mishap {
        LOST_AFTER(Fault.dropAfter()),
        LOST_BEFORE(Fault.dropBefore()),
        CLOSED_AFTER(Fault.emptyAfter()),
        CLOSED_BEFORE(Fault.emptyBefore()),
        SENT_ON(Fault.redirected(307)),
        THROTTLED(Fault.throttled(Fault.Kind.THROTTLED_DATE, 403, Duration.ofSeconds(5))),
        BAD_GATEWAY_AFTER(Fault.statusAfter(502)),
        UNAVAILABLE_BEFORE(Fault.statusBefore(503)),
        CUT_SHORT(Fault.truncated());

        final Fault fault;

        Mishap(Fault fault) {
            this.fault = fault;
        }
    }

    @ParameterizedTest
    @EnumSource(Mishap.class)
    void a_submission_in_doubt_becomes_one_issue(Mishap mishap) throws Exception {
        try (Journey journey = plain(SimulatedGitHub.builder())) {
            journey.hub.faults().next(SUBMISSION, mishap.fault);

            assertThat(journey.importAll().imported()).isEqualTo(ISSUES);

            assertThat(journey.hub.faults().outstanding()).isZero();
            assertOnce(journey);
            assertThat(submissions(journey)).isEqualTo(ISSUES);
        }
    }

    @Test
    void a_submission_in_doubt_is_found_though_our_clock_is_days_ahead_of_the_servers() throws Exception {
        try (Journey journey = plain(SimulatedGitHub.builder())) {
            // By our clock the list of imports would be asked for from a day that has not come there.
            journey.clockAhead = Duration.ofDays(3);
            journey.restart();
            journey.hub.faults().next(SUBMISSION, Fault.dropAfter());

            assertThat(journey.importAll().imported()).isEqualTo(ISSUES);

            assertThat(journey.hub.faults().outstanding()).isZero();
            assertOnce(journey);
            assertThat(submissions(journey)).isEqualTo(ISSUES);
        }
    }

    @Test
    void a_submission_that_was_not_done_is_sent_again_only_after_the_quiet_time() throws Exception {
        try (Journey journey = plain(SimulatedGitHub.builder())) {
            journey.hub.faults().next(SUBMISSION, Fault.dropBefore());
            var begun = journey.time.instant();

            journey.importAll();

            assertThat(Duration.between(begun, journey.time.instant())).isGreaterThan(Journey.QUIET);
            assertOnce(journey);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void a_lost_import_is_found_in_a_list_of_many_pages(boolean opaque) throws Exception {
        SimulatedGitHubBuilder builder = SimulatedGitHub.builder();
        try (Journey journey = Journey.ofIssues(
                folder, opaque ? builder.with(Switch.LINKS_ARE_OPAQUE) : builder, LegacyIssues.plain(250, 1))) {
            journey.hub.faults().next(holding(SUBMISSION, "issue number 120."), Fault.dropAfter());

            assertThat(journey.importAll().imported()).isEqualTo(250);

            assertThat(Finals.origins(journey, Journey.STAGING)).hasSize(250).doesNotHaveDuplicates();
            assertThat(submissions(journey)).isEqualTo(250);
        }
    }

    @Test
    void a_lost_answer_to_a_poll_is_asked_for_again() throws Exception {
        try (Journey journey = plain(SimulatedGitHub.builder())) {
            Predicate<Request> poll = Faults.call("GET", "/import/issues");
            for (Fault fault : List.of(
                    Fault.dropAfter(),
                    Fault.emptyAfter(),
                    Fault.truncated(),
                    Fault.statusAfter(502),
                    Fault.redirected(302))) {
                journey.hub.faults().next(poll, fault);
            }

            assertThat(journey.importAll().imported()).isEqualTo(ISSUES);

            assertThat(journey.hub.faults().outstanding()).isZero();
            assertOnce(journey);
            assertThat(submissions(journey)).isEqualTo(ISSUES);
        }
    }

    @Test
    void the_quiet_time_goes_on_over_runs_that_each_end_before_it_is_over() throws Exception {
        try (Journey journey = plain(SimulatedGitHub.builder())) {
            journey.quiet = Duration.ofSeconds(60);
            journey.hub.faults().next(SUBMISSION, Fault.dropBefore());
            int runs = 0;
            while (journey.ledger().view().counts().of(ItemState.IMPORTED) < ISSUES && runs < 10) {
                Instant end = journey.time.instant().plusSeconds(25);
                journey.importSome(
                        Selection.all(), () -> !journey.time.instant().isBefore(end));
                journey.restart();
                runs++;
            }

            assertThat(runs).isLessThan(10);
            assertOnce(journey);
        }
    }

    @Test
    void an_import_that_hangs_is_overtaken_and_sent_again() throws Exception {
        try (Journey journey = plain(SimulatedGitHub.builder())) {
            journey.hub.faults().next(SUBMISSION, Fault.importSticks());

            assertThat(journey.importAll().imported()).isEqualTo(ISSUES);

            assertOnce(journey);
            assertThat(submissions(journey)).isEqualTo(ISSUES + 1);
        }
    }

    @Test
    void a_lost_import_that_the_server_has_not_worked_off_after_the_quiet_time_is_waited_for() throws Exception {
        ImportPace slow = ImportPace.between(Journey.QUIET.multipliedBy(2), Journey.QUIET.multipliedBy(3));
        try (Journey journey = plain(SimulatedGitHub.builder().imports(slow))) {
            journey.hub.faults().next(SUBMISSION, Fault.dropAfter());

            assertThat(journey.importAll().imported()).isEqualTo(ISSUES);

            assertOnce(journey);
            assertThat(submissions(journey)).isEqualTo(ISSUES);
        }
    }

    @Test
    void an_item_whose_every_submission_is_lost_fails_and_a_retry_looks_before_it_sends() throws Exception {
        try (Journey journey = plain(SimulatedGitHub.builder())) {
            for (int i = 0; i < 6; i++) {
                journey.hub.faults().next(holding(SUBMISSION, "issue number 3."), Fault.dropBefore());
            }

            assertThat(journey.importAll().failed()).isEqualTo(1);

            var row = journey.ledger().view().item(LegacyIssues.id(3)).orElseThrow();
            assertThat(row.state()).isEqualTo(ItemState.FAILED);
            assertThat(row.failure().orElseThrow().category()).isEqualTo("UNCONFIRMED");
            journey.hub.faults().clear();
            journey.ledger().commit(new Transition.Requeued(row.id()));
            assertThat(journey.importAll().imported()).isEqualTo(1);
            assertOnce(journey);
        }
    }

    @Test
    void imports_that_end_in_disorder_and_after_several_looks_are_each_known_again() throws Exception {
        ImportPace pace = new ImportPace(3, Duration.ofMillis(200), Duration.ofSeconds(4), true);
        try (Journey journey =
                Journey.ofIssues(folder, SimulatedGitHub.builder().imports(pace), LegacyIssues.plain(40, 2))) {
            assertThat(journey.importAll().imported()).isEqualTo(40);

            assertThat(Finals.origins(journey, Journey.STAGING))
                    .containsExactlyInAnyOrderElementsOf(LegacyIssues.ids(1, 40))
                    .isNotEqualTo(LegacyIssues.ids(1, 40));
            journey.transfer();
            journey.rewrite();
            assertThat(journey.verify().isClean()).as("%s", journey.differences).isTrue();
            assertThat(Finals.origins(journey)).isEqualTo(LegacyIssues.ids(1, 40));
        }
    }

    static Predicate<Request> holding(Predicate<Request> where, String word) {
        return request -> where.test(request) && new String(request.body(), StandardCharsets.UTF_8).contains(word);
    }

    private Journey plain(SimulatedGitHubBuilder builder) throws Exception {
        return Journey.ofIssues(folder, builder, LegacyIssues.plain(ISSUES, 2));
    }

    static long submissions(Journey journey) {
        return journey.hub.state().requests().entrySet().stream()
                .filter(route ->
                        route.getKey().startsWith("POST") && route.getKey().contains("import/issues"))
                .mapToLong(Map.Entry::getValue)
                .sum();
    }

    private static void assertOnce(Journey journey) throws InterruptedException {
        assertThat(Finals.origins(journey, Journey.STAGING))
                .containsExactlyInAnyOrderElementsOf(LegacyIssues.ids(1, ISSUES));
        assertThat(journey.ledger().view().counts().of(ItemState.IMPORTED)).isEqualTo(ISSUES);
        assertThat(journey.barrier().extras()).isEmpty();
    }
}
