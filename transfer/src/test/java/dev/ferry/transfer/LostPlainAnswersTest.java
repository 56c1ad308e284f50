package dev.ferry.transfer;

import static dev.ferry.transfer.NewerArchiveScene.parts;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ferry.archive.Issue;
import dev.ferry.archive.LegacyId;
import dev.ferry.fixtures.hub.IssueView;
import dev.ferry.fixtures.hub.SimulatedGitHub;
import dev.ferry.fixtures.hub.SimulatedGitHubBuilder;
import dev.ferry.fixtures.hub.faults.Fault;
import dev.ferry.fixtures.hub.faults.FaultSchedule;
import dev.ferry.fixtures.hub.faults.Faults;
import dev.ferry.fixtures.hub.http.Request;
import dev.ferry.fixtures.hub.model.Permission;
import dev.ferry.github.RemoteException;
import dev.ferry.github.RequestKind;
import dev.ferry.importer.Barrier;
import dev.ferry.importer.Importer;
import dev.ferry.importer.Selection;
import dev.ferry.mapping.StagingNumber;
import dev.ferry.mapping.StopSignal;
import dev.ferry.mapping.ledger.Failure;
import dev.ferry.mapping.ledger.ImportDriver;
import dev.ferry.mapping.ledger.ItemState;
import dev.ferry.mapping.ledger.StagingIssue;
import dev.ferry.mapping.ledger.Transition;
import dev.ferry.mapping.render.RenderedIssue;
import dev.ferry.mapping.render.Renderer;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A plain issue, comment or closing whose answer does not reach us: it is there once all the same. */
@Tag("slow")
class LostPlainAnswersTest {
    private static final int ISSUES = 6;
    private static final int COMMENTS = 3;
    private static final int MOST_RUNS = 30;
    private static final Predicate<Request> CREATION = Faults.call("POST", "/issues");
    private static final Predicate<Request> COMMENT = Faults.call("POST", "/comments");
    private static final List<Fault> FAULTS = List.of(
            Fault.dropBefore(), Fault.dropAfter(), Fault.statusBefore(503), Fault.statusAfter(502), Fault.truncated());

    @TempDir
    Path folder;

    /** What may happen to a request, and whether it is done all the same. */
    // A fault is a record of plain values.
    @SuppressWarnings("ImmutableEnumChecker")
    enum Mishap {
        LOST_AFTER(Fault.dropAfter(), true),
        LOST_BEFORE(Fault.dropBefore(), false),
        BAD_GATEWAY_AFTER(Fault.statusAfter(502), true),
        UNAVAILABLE_BEFORE(Fault.statusBefore(503), false),
        CUT_SHORT(Fault.truncated(), true);

        final Fault fault;
        final boolean done;

        Mishap(Fault fault, boolean done) {
            this.fault = fault;
            this.done = done;
        }
    }

    @ParameterizedTest
    @EnumSource(Mishap.class)
    void an_answer_that_is_lost_makes_nothing_twice(Mishap mishap) throws Exception {
        try (Journey journey = journey(SimulatedGitHub.builder())) {
            journey.hub.faults().next(CREATION, mishap.fault);
            journey.hub.faults().next(COMMENT, mishap.fault);
            journey.hub.faults().next(request -> request.method().equals("PATCH"), mishap.fault);
            Instant begun = journey.time.instant();

            assertThat(journey.importAll().imported()).isEqualTo(ISSUES);

            assertThat(journey.hub.faults().outstanding()).isZero();
            assertWhole(journey);
            // What was done is found, and not done again.
            assertThat(requests(journey, "POST", "/issues")).isEqualTo(ISSUES);
            assertThat(requests(journey, "POST", "/comments")).isEqualTo(ISSUES * COMMENTS);
            assertThat(requests(journey, "PATCH", "/issues/{issue_number}")).isEqualTo(ISSUES / 2);
            if (!mishap.done) {
                assertThat(Duration.between(begun, journey.time.instant())).isGreaterThan(Journey.QUIET);
            }
        }
    }

    @Test
    void a_creation_that_takes_effect_late_leaves_a_second_issue_which_the_barrier_puts_aside() throws Exception {
        try (Journey journey = journey(SimulatedGitHub.builder())) {
            // One at a time, so that it is the first issue's creation that is lost.
            journey.workers = 1;
            journey.hub.faults().next(CREATION, Fault.dropBefore());
            Instant begun = journey.time.instant();
            assertThat(journey.importAll().imported()).isEqualTo(ISSUES);
            assertThat(journey.hub.faults().outstanding()).isZero();
            assertThat(Duration.between(begun, journey.time.instant())).isGreaterThan(Journey.QUIET);
            // Nobody answered the first one; the second one was sent when the quiet time was over.
            assertThat(journey.github()
                            .statistics()
                            .of(RequestKind.ISSUE_CREATE)
                            .requests())
                    .isEqualTo(ISSUES + 1L);
            IssueView owned = Finals.of(journey, Journey.STAGING, 1);

            int copy = journey.hub.hands().openIssue(Journey.STAGING, Journey.BOT, owned.title(), owned.body());
            Barrier.Report report = journey.barrier();

            assertThat(report.extras()).extracting(number -> number.value()).containsExactly(copy);
            assertThat(Barrier.isPassed(journey.ledger())).isTrue();
            assertThat(journey.ledger()
                            .view()
                            .item(LegacyIssues.id(1))
                            .orElseThrow()
                            .staging())
                    .hasValueSatisfying(
                            staging -> assertThat(staging.number().value()).isEqualTo(owned.number()));
            journey.transfer();
            assertThat(Finals.origins(journey)).isEqualTo(LegacyIssues.ids(1, ISSUES));
            assertThat(journey.hub.state().issues(Journey.STAGING))
                    .extracting(IssueView::number)
                    .containsExactly(copy);
        }
    }

    @Test
    void rights_that_are_taken_away_in_the_middle_stop_the_run_and_fail_no_item() throws Exception {
        AtomicReference<Runnable> atFirstComment = new AtomicReference<>(() -> {});
        try (Journey journey = journey(SimulatedGitHub.builder().observer(exchange -> {
            if (exchange.method().equals("POST") && exchange.target().endsWith("/comments")) {
                atFirstComment.getAndSet(() -> {}).run();
            }
        }))) {
            journey.workers = 1;
            atFirstComment.set(() -> {
                journey.hub.hands().allow(Journey.STAGING, Journey.BOT, Permission.READ);
                // Who may read may comment, but for what an administrator forbids: in words of its own.
                journey.hub.faults().next(COMMENT, Fault.statusBefore(403));
            });

            assertThatThrownBy(journey::importAll)
                    .isInstanceOf(RemoteException.class)
                    .hasMessageContaining("may not write to the repository any more");

            assertThat(journey.hub.faults().outstanding()).isZero();
            assertThat(journey.ledger().view().counts().of(ItemState.FAILED)).isZero();
            assertThat(journey.ledger().view().counts().unconfirmedParts()).isZero();
            journey.hub.hands().allow(Journey.STAGING, Journey.BOT, Permission.ADMIN);
            journey.restart();

            assertThat(journey.importAll().imported()).isEqualTo(ISSUES);
            assertWhole(journey);
        }
    }

    @Test
    void killed_before_the_answer_and_started_again_much_later_it_makes_nothing_twice() throws Exception {
        try (Journey journey = journey(SimulatedGitHub.builder())) {
            new Importer(journey.importJob(StopSignal.never())).plan(Selection.all());
            RenderedIssue first = new Renderer(journey.context()).render(issues().get(0));
            journey.ledger().commit(new Transition.Sending(first.id(), parts(first), 1));
            journey.hub.hands().openIssue(Journey.STAGING, Journey.BOT, first.title(), first.body());
            journey.time.sleep(Duration.ofMinutes(10));
            journey.restart();

            assertThat(journey.importAll().imported()).isEqualTo(ISSUES);

            assertWhole(journey);
            assertThat(requests(journey, "POST", "/issues")).isEqualTo(ISSUES - 1L);
        }
    }

    @Test
    void an_issue_that_is_deleted_while_its_comment_is_in_doubt_fails_alone_and_is_made_anew_by_a_retry()
            throws Exception {
        try (Journey journey = journey(SimulatedGitHub.builder())) {
            LegacyId third = LegacyIssues.id(3);
            journey.importAll();
            int number = Finals.of(journey, Journey.STAGING, 3).number();
            journey.ledger().commit(new Transition.Lost(third, "as if it had only been begun"));
            RenderedIssue text = new Renderer(journey.context()).render(issues().get(2));
            journey.ledger().commit(new Transition.Sending(third, parts(text), 1));
            journey.ledger()
                    .commit(new Transition.IssueMade(
                            third, new StagingIssue(new StagingNumber(number), Optional.empty())));
            journey.ledger()
                    .commit(new Transition.PartSending(
                            third, 1, parts(text).get(1).text()));
            journey.hub.hands().deleteIssue(Journey.STAGING, number, "owner");
            journey.restart();

            assertThat(journey.importAll().failed()).isEqualTo(1);

            Failure failure =
                    journey.ledger().view().item(third).orElseThrow().failure().orElseThrow();
            assertThat(failure.category()).isEqualTo("GONE");
            journey.ledger().commit(new Transition.Requeued(third));
            assertThat(journey.importAll().imported()).isEqualTo(1);
            assertWhole(journey);
        }
    }

    @Test
    void stopped_in_the_middle_of_an_issue_it_goes_on_with_the_next_comment() throws Exception {
        try (Journey journey = journey(SimulatedGitHub.builder())) {
            journey.workers = 1;
            // Asked at many places; by then some comments are there.
            AtomicInteger asked = new AtomicInteger();
            StopSignal stop = () -> asked.incrementAndGet() > 12;
            journey.importSome(Selection.all(), stop);
            long there = journey.hub.state().issues(Journey.STAGING).stream()
                    .mapToLong(issue -> issue.comments().size())
                    .sum();
            assertThat(there).isLessThan((long) ISSUES * COMMENTS);
            assertThat(journey.ledger().view().counts().unconfirmedParts()).isZero();
            journey.restart();

            journey.importAll();

            assertWhole(journey);
            assertThat(requests(journey, "POST", "/comments")).isEqualTo(ISSUES * COMMENTS);
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3})
    void faults_by_chance_and_restarts_end_as_an_undisturbed_run(long seed) throws Exception {
        disturbed(seed);
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28})
    @Tag("long")
    void many_schedules_of_faults_end_as_an_undisturbed_run(long seed) throws Exception {
        disturbed(seed);
    }

    private void disturbed(long seed) throws Exception {
        Map<Integer, List<String>> wanted;
        try (Journey calm = Journey.ofIssues(folder.resolve("calm"), SimulatedGitHub.builder(), issues())
                .by(ImportDriver.REST)) {
            calm.importAll();
            calm.transfer();
            calm.rewrite();
            wanted = Finals.texts(calm);
        }
        try (Journey journey = Journey.ofIssues(
                        folder.resolve("disturbed"), SimulatedGitHub.builder().seed(seed), issues())
                .by(ImportDriver.REST)) {
            Predicate<Request> graphQl = Faults.graphQl("query");
            journey.hub.faults().schedule(FaultSchedule.seeded(seed, 0.25, FAULTS, graphQl.negate()));
            List<String> ends = new ArrayList<>();
            for (int run = 0; journey.ledger().view().counts().of(ItemState.IMPORTED) < ISSUES; run++) {
                assertThat(run).as("seed %d: %s", seed, ends).isLessThan(MOST_RUNS);
                try {
                    journey.importAll();
                    ends.add(journey.ledger().view().counts().toString());
                } catch (RuntimeException e) {
                    ends.add(e.toString());
                }
                journey.restart();
                journey.retryFailed();
            }
            assertThat(journey.hub.faults().struck()).as("seed %d", seed).isPositive();
            journey.hub.faults().clear();
            journey.barrier();
            journey.transfer();
            journey.rewrite();

            assertThat(Finals.texts(journey)).as("seed %d", seed).isEqualTo(wanted);
            assertThat(journey.verify().isClean())
                    .as("seed %d: %s", seed, journey.differences)
                    .isTrue();
            assertThat(journey.hub.state().violations()).isEmpty();
        }
    }

    private Journey journey(SimulatedGitHubBuilder builder) throws Exception {
        return Journey.ofIssues(folder, builder.withoutImportApi(), issues()).by(ImportDriver.REST);
    }

    /** Every second one is closed. */
    private static List<Issue> issues() {
        LegacyIssues tracker = new LegacyIssues();
        for (int i = 1; i <= ISSUES; i++) {
            tracker.add(
                    Map.of("status", i % 2 == 0 ? "closed" : "open"),
                    "Issue " + i + ", see issue" + (ISSUES + 1 - i) + ".",
                    "First reply.",
                    "Second reply, see msg" + i + "01.",
                    "Third reply.");
        }
        return tracker.all();
    }

    private static void assertWhole(Journey journey) {
        assertThat(Finals.origins(journey, Journey.STAGING)).hasSize(ISSUES).doesNotHaveDuplicates();
        Map<Integer, Boolean> open = new TreeMap<>();
        for (int i = 1; i <= ISSUES; i++) {
            IssueView issue = Finals.of(journey, Journey.STAGING, i);
            assertThat(Finals.comments(issue))
                    .containsExactly("message:" + i + "02", "message:" + i + "03", "message:" + i + "04");
            open.put(i, issue.open());
        }
        assertThat(open).allSatisfy((number, isOpen) -> assertThat(isOpen).isEqualTo(number % 2 == 1));
        assertThat(journey.hub.state().violations()).isEmpty();
    }

    private static long requests(Journey journey, String method, String end) {
        return journey.hub.state().requests().entrySet().stream()
                .filter(entry -> entry.getKey().startsWith(method + " ")
                        && entry.getKey().endsWith(end))
                .mapToLong(Map.Entry::getValue)
                .sum();
    }
}
