package dev.ferry.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ferry.fixtures.hub.SimulatedGitHub;
import dev.ferry.fixtures.hub.SimulatedGitHubBuilder;
import dev.ferry.fixtures.hub.faults.Fault;
import dev.ferry.fixtures.hub.faults.FaultSchedule;
import dev.ferry.fixtures.hub.faults.Faults;
import dev.ferry.fixtures.hub.http.Request;
import dev.ferry.mapping.ledger.RelationKind;
import dev.ferry.mapping.ledger.RelationRow;
import dev.ferry.mapping.ledger.RelationState;
import dev.ferry.mapping.ledger.RelationView;
import dev.ferry.mapping.ledger.Transition;
import dev.ferry.transfer.relations.RelationsSummary;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever happens to the requests that lock issues, each ends locked for its reason, or is named and locked by the next run. */
@Tag("slow")
class LocksFaultsTest {
    private static final Predicate<Request> LOCK = Faults.graphQl("lockLockable");

    @TempDir
    Path folder;

    private final AtomicInteger asked = new AtomicInteger();

    private RelationScene scene(String name) throws Exception {
        SimulatedGitHubBuilder builder =
                SimulatedGitHub.builder().observer(TransferScene.counting("lockLockable", asked));
        return LockScene.carriedOver(folder.resolve(name), builder);
    }

    private static long locked(RelationsSummary summary) {
        return summary.count(RelationKind.LOCKED, RelationState.PRESENT);
    }

    private static void begun(RelationScene scene, int issue, String reason) {
        scene.journey
                .ledger()
                .commit(List.of(new Transition.Related(new RelationRow(
                        LegacyIssues.id(issue),
                        RelationKind.LOCKED,
                        LegacyIssues.id(issue),
                        RelationState.SENDING,
                        Optional.empty(),
                        reason))));
    }

    @Test
    void what_is_asked_for_is_in_the_ledger_before() throws Exception {
        try (RelationScene scene = scene("before")) {
            List<Long> announced = new CopyOnWriteArrayList<>();
            Predicate<Request> look = request -> {
                if (LOCK.test(request)) {
                    announced.add(RelationView.of(scene.journey.ledger().view()).count(RelationState.SENDING));
                }
                return false;
            };
            scene.journey.hub.faults().next(look, Fault.dropBefore());

            scene.relate();

            assertThat(announced).containsExactly(20L, LockScene.WANTED - 20L);
        }
    }

    @ParameterizedTest
    @EnumSource(UnknownTransfersTest.Mishap.class)
    void a_lost_answer_is_looked_up(UnknownTransfersTest.Mishap mishap) throws Exception {
        try (RelationScene scene = scene("lost")) {
            scene.journey.hub.faults().next(LOCK, mishap.fault);

            RelationsSummary summary = scene.relate();

            assertThat(scene.journey.hub.faults().outstanding()).isZero();
            assertThat(locked(summary)).isEqualTo(LockScene.WANTED);
            assertThat(summary.isWhole()).isTrue();
            LockScene.assertLocked(scene);
        }
    }

    @Test
    void where_each_answer_is_lost_and_nothing_done_the_run_ends_and_says_so() throws Exception {
        try (RelationScene scene = scene("never")) {
            for (int i = 0; i < 10; i++) {
                scene.journey.hub.faults().next(LOCK, Fault.statusBefore(502));
            }

            RelationsSummary summary = scene.relate();

            assertThat(summary.unconfirmed()).isEqualTo(LockScene.WANTED);
            assertThat(summary.isWhole()).isFalse();
            // What nobody knows is no difference.
            LockScene.assertRight(scene);
            scene.journey.hub.faults().clear();
            scene.journey.restart();
            assertThat(locked(scene.relate())).isEqualTo(LockScene.WANTED);
            LockScene.assertLocked(scene);
        }
    }

    @Test
    void a_refused_document_is_asked_for_one_by_one_and_who_is_refused_then_by_the_next_run() throws Exception {
        try (RelationScene scene = scene("refused")) {
            scene.journey.hub.faults().next(LOCK, Fault.statusBefore(422));
            scene.journey.hub.faults().next(LOCK, Fault.statusBefore(422));

            RelationsSummary summary = scene.relate();

            assertThat(locked(summary)).isEqualTo(LockScene.WANTED - 1);
            assertThat(summary.failed()).singleElement().satisfies(row -> {
                assertThat(row.words()).isEqualTo("locked");
                assertThat(row.detail()).contains("422");
            });
            assertThat(summary.isWhole()).isFalse();
            LockScene.assertRight(scene);

            scene.journey.restart();
            assertThat(locked(scene.relate())).isEqualTo(1);
            LockScene.assertLocked(scene);
        }
    }

    @Test
    void a_server_that_refuses_the_first_ones_is_not_asked_for_all() throws Exception {
        try (RelationScene scene = scene("all")) {
            for (int i = 0; i < LockScene.WANTED; i++) {
                scene.journey.hub.faults().next(LOCK, Fault.statusBefore(422));
            }

            RelationsSummary summary = scene.relate();

            assertThat(locked(summary)).isZero();
            assertThat(summary.isWhole()).isFalse();
            assertThat(summary.unasked()).isEqualTo(LockScene.WANTED - summary.failures());
            assertThat(summary.unasked()).isPositive();
            scene.journey.hub.faults().clear();
            scene.journey.restart();
            assertThat(locked(scene.relate())).isEqualTo(LockScene.WANTED);
            LockScene.assertLocked(scene);
        }
    }

    @Test
    void some_that_are_refused_do_not_keep_a_server_that_takes_others_from_being_asked() throws Exception {
        try (RelationScene scene = scene("some")) {
            Predicate<Request> guilty = request -> false;
            for (int issue = 2; issue <= 4; issue++) {
                guilty = guilty.or(Faults.graphQl(scene.issue(issue).nodeId()));
            }
            scene.journey
                    .hub
                    .faults()
                    .schedule(FaultSchedule.seeded(1, 1, List.of(Fault.statusBefore(422)), LOCK.and(guilty)));

            RelationsSummary summary = scene.relate();

            assertThat(summary.failures()).isEqualTo(3);
            assertThat(summary.unasked()).isZero();
            assertThat(locked(summary)).isEqualTo(LockScene.WANTED - 3);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void what_a_killed_run_began_is_brought_to_its_end_whatever_the_rules_say_by_then(boolean carriedOut)
            throws Exception {
        try (RelationScene scene = scene("begun")) {
            begun(scene, 1, "off-topic");
            if (carriedOut) {
                scene.journey
                        .hub
                        .hands()
                        .lock(Journey.TARGET, RelationScene.number(1), Optional.of("off-topic"), Journey.BOT);
            }
            LockScene.assertRight(scene);
            scene.journey.locks = List.of();

            assertThat(locked(scene.relate())).isEqualTo(1);

            assertThat(asked).hasValue(carriedOut ? 0 : 1);
            assertThat(scene.issue(1).lockReason()).contains("off-topic");
            assertThat(scene.issue(4).locked()).isFalse();
            LockScene.assertRight(scene);
        }
    }

    @Test
    void killed_between_any_two_requests_it_ends_the_same() throws Exception {
        killedAtAnyRequest(List.of(Fault.statusBefore(401)));
    }

    @Test
    void killed_before_any_answer_was_heard_it_ends_the_same() throws Exception {
        killedAtAnyRequest(List.of(Fault.dropAfter(), Fault.statusBefore(401)));
    }

    private void killedAtAnyRequest(List<Fault> faults) throws Exception {
        int died = KillSweep.atEveryRequest(
                faults,
                name -> scene(name).journey,
                journey -> RelationScene.in(journey).relate(),
                journey -> assertWhole(RelationScene.in(journey)));

        assertThat(died).isGreaterThan(6);
    }

    private static void assertWhole(RelationScene scene) {
        assertThat(RelationView.of(scene.journey.ledger().view()).count(RelationState.SENDING))
                .isZero();
        LockScene.assertLocked(scene);
    }
}
