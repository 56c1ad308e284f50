package dev.ferry.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ferry.fixtures.contract.GitHubContract;
import dev.ferry.fixtures.hub.SimulatedGitHub;
import dev.ferry.fixtures.hub.SimulatedGitHubBuilder;
import dev.ferry.fixtures.hub.model.Switch;
import dev.ferry.github.LimitOptions;
import dev.ferry.mapping.StopSignal;
import dev.ferry.mapping.labels.ValueTest;
import dev.ferry.mapping.ledger.RelationKind;
import dev.ferry.mapping.ledger.RelationState;
import dev.ferry.mapping.render.LockReason;
import dev.ferry.transfer.relations.RelationsSummary;
import dev.ferry.transfer.relations.Way;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An issue that the rules lock is locked in the final repository for its reason, once, where people have not been there before. */
@Tag("slow")
class LocksTest {
    @TempDir
    Path folder;

    private final AtomicInteger asked = new AtomicInteger();

    private RelationScene scene() throws Exception {
        return LockScene.carriedOver(folder, hub());
    }

    private SimulatedGitHubBuilder hub() {
        return SimulatedGitHub.builder().observer(TransferScene.counting("lockLockable", asked));
    }

    private static long locked(RelationsSummary summary) {
        return summary.count(RelationKind.LOCKED, RelationState.PRESENT);
    }

    private static long left(RelationsSummary summary) {
        return summary.count(RelationKind.LOCKED, RelationState.LEFT);
    }

    private static void lock(RelationScene scene, int issue, Optional<String> reason) {
        scene.journey.hub.hands().lock(Journey.TARGET, RelationScene.number(issue), reason, RelationScene.OTHER);
    }

    private static void unlock(RelationScene scene, int issue, String login) {
        scene.journey.hub.hands().unlock(Journey.TARGET, RelationScene.number(issue), login);
    }

    @Test
    void they_are_locked_for_their_reasons_after_all_else_was_done_to_them() throws Exception {
        GitHubContract contract = GitHubContract.load();
        List<String> findings = new CopyOnWriteArrayList<>();
        List<String> requests = new CopyOnWriteArrayList<>();
        SimulatedGitHubBuilder builder = hub().observer(exchange -> findings.addAll(contract.check(exchange)))
                .observer(exchange -> requests.add(new String(exchange.requestBody(), StandardCharsets.UTF_8)));
        try (RelationScene scene = LockScene.carriedOver(folder, builder)) {
            // Before it is asked for, none is a difference.
            LockScene.assertRight(scene);
            assertThat(scene.relations(StopSignal.never()).plan().of(RelationKind.LOCKED, Way.ASKED))
                    .isEqualTo(LockScene.WANTED);
            requests.clear();

            RelationsSummary summary = scene.relate();

            assertThat(locked(summary)).isEqualTo(LockScene.WANTED);
            assertThat(summary.isWhole()).isTrue();
            assertThat(asked).hasValue(2);
            LockScene.assertLocked(scene);
            assertThat(findings).isEmpty();
            assertThat(requests.stream()
                            .filter(request -> request.contains("closeIssue")
                                    || request.contains("Duplicate of #")
                                    || request.contains("lockLockable")))
                    .satisfiesExactly(
                            closing -> assertThat(closing).contains("closeIssue"),
                            line -> assertThat(line).contains("Duplicate of #"),
                            lock -> assertThat(lock).contains("lockLockable"),
                            lock -> assertThat(lock).contains("lockLockable"));
            scene.journey.restart();
            assertThat(scene.relate().plan().of(RelationKind.LOCKED, Way.DONE)).isEqualTo(LockScene.WANTED);
            assertThat(asked).hasValue(2);
        }
    }

    @Test
    void what_is_locked_already_stays_as_it_is() throws Exception {
        try (RelationScene scene = scene()) {
            lock(scene, 2, Optional.of("too heated"));
            lock(scene, 4, Optional.of("resolved"));
            lock(scene, LockScene.SPAM, Optional.empty());

            RelationsSummary summary = scene.relate();

            assertThat(locked(summary)).isEqualTo(LockScene.WANTED - 2);
            assertThat(left(summary)).isEqualTo(2);
            assertThat(summary.isWhole()).isTrue();
            LockScene.assertLocked(scene, 4, LockScene.SPAM);
            assertThat(scene.issue(4).lockReason()).contains("resolved");
            assertThat(scene.issue(LockScene.SPAM).lockReason()).isEmpty();
        }
    }

    @Test
    void what_people_unlock_afterwards_stays_unlocked_and_is_told_as_theirs() throws Exception {
        try (RelationScene scene = scene()) {
            scene.relate();
            unlock(scene, 5, RelationScene.OTHER);
            unlock(scene, 6, Journey.BOT);

            scene.journey.restart();
            assertThat(scene.relate().set()).isZero();

            assertThat(scene.issue(5).locked()).isFalse();
            scene.journey.verify();
            assertThat(scene.journey.differences)
                    .extracting(difference ->
                            difference.kind() + " " + difference.item().orElseThrow() + " " + difference.field())
                    .containsExactly("EDITED_BY_PEOPLE 5 lock", "WRONG 6 lock");
        }
    }

    @Test
    void a_lock_of_staging_is_the_transfer_s_also_where_people_took_it_away() throws Exception {
        try (Journey journey = LockScene.imported(folder, hub().with(Switch.TRANSFER_UNLOCKS))) {
            for (int issue = 7; issue <= 8; issue++) {
                int number = Finals.of(journey, Journey.STAGING, issue).number();
                journey.hub.hands().lock(Journey.STAGING, number, Optional.of("off-topic"), RelationScene.OTHER);
            }
            journey.transfer();
            journey.rewrite();
            RelationScene scene = RelationScene.in(journey);
            unlock(scene, 8, RelationScene.OTHER);

            assertThat(left(scene.relate())).isEqualTo(2);

            assertThat(scene.issue(7).lockReason()).contains("off-topic");
            assertThat(scene.issue(8).locked()).isFalse();
            LockScene.assertLocked(scene, 7, 8);
        }
    }

    @Test
    void what_people_lock_while_a_limit_makes_it_wait_stays_theirs() throws Exception {
        LongWait time = new LongWait();
        try (Journey journey = LockScene.imported(folder, hub(), time)) {
            journey.transfer();
            journey.rewrite();
            journey.limits = LimitOptions.unpaced().withRates(Optional.of(10), Optional.empty());
            journey.restart();
            RelationScene scene = RelationScene.in(journey);
            time.inTheMiddle(() -> lock(scene, 4, Optional.of("resolved")));

            assertThat(left(scene.relate())).isEqualTo(1);

            assertThat(scene.issue(4).lockReason()).contains("resolved");
            LockScene.assertLocked(scene, 4);
        }
    }

    /** Passes by waits alone; in the middle of a wait for a limit, which takes many steps, something happens. */
    private static final class LongWait extends TestTime {
        private static final int MIDDLE = 50;

        private Instant now = Instant.parse("2026-03-01T12:00:00Z");
        private Runnable meanwhile = () -> {};
        private int steps;

        void inTheMiddle(Runnable deed) {
            meanwhile = deed;
            steps = 0;
        }

        @Override
        public synchronized Instant instant() {
            return now;
        }

        @Override
        public synchronized void sleep(Duration duration) {
            now = now.plus(duration);
            steps++;
            if (steps == MIDDLE) {
                meanwhile.run();
            }
        }
    }

    @Test
    void issues_that_are_gone_are_told_and_the_others_locked() throws Exception {
        try (RelationScene scene = scene()) {
            scene.journey.hub.hands().deleteIssue(Journey.TARGET, RelationScene.number(9), RelationScene.OTHER);

            RelationsSummary summary = scene.relate();

            assertThat(summary.gone()).isEqualTo(1);
            assertThat(locked(summary)).isEqualTo(LockScene.WANTED - 1);
        }
    }

    @Test
    void rules_that_came_later_lock_what_they_name() throws Exception {
        try (RelationScene scene = scene()) {
            scene.journey.locks = List.of();
            assertThat(locked(scene.relate())).isZero();
            assertThat(asked).hasValue(0);
            scene.journey.locks =
                    List.of(LockScene.rule("status", ValueTest.ofValue("*"), Optional.of(LockReason.OFF_TOPIC)));

            assertThat(locked(scene.relate())).isEqualTo(LockScene.ISSUES);

            assertThat(scene.issue(1).lockReason()).contains("off-topic");
            LockScene.assertRight(scene);
        }
    }

    @Test
    void a_recovery_finds_locks_without_asking_for_them_again() throws Exception {
        try (RelationScene scene = scene()) {
            scene.relate();
            asked.set(0);
            RecoveryScene.recover(scene.journey);
            RecoveryScene.goOn(scene.journey);

            RelationsSummary summary = scene.relate();

            assertThat(locked(summary)).isEqualTo(LockScene.WANTED);
            assertThat(asked).hasValue(0);
            assertThat(scene.journey.verify().isClean())
                    .as("%s", scene.journey.differences)
                    .isTrue();
        }
    }
}
