package dev.ferry.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ferry.fixtures.hub.IssueView;
import dev.ferry.fixtures.hub.model.Switch;
import dev.ferry.mapping.labels.ValueTest;
import dev.ferry.mapping.render.LockReason;
import dev.ferry.mapping.render.LockRule;
import dev.ferry.transfer.move.TransferSummary;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What people did to the sample's issues on staging, as testers do: one is locked, one pinned, and two are blocked by others, of
 * which the archive knows one.
 */
final class StagedByHand {
    /** What was closed in the old tracker is locked at the end. */
    static final List<LockRule> CLOSED_ARE_LOCKED =
            List.of(LockScene.rule("status", ValueTest.ofValue("closed"), Optional.of(LockReason.RESOLVED)));

    private static final String TESTER = "tester";
    private static final int LOCKED = 19;
    private static final int PINNED = 13;
    private static final int BLOCKED = 18;
    private static final int BLOCKER = 19;
    /** Of this one the archive says that it depends on three. */
    private static final int DEPENDENT = 10;

    private static final int[] DEPENDENCIES = {7, 11, 12};

    /** And of this one that another took its place. */
    private static final int DUPLICATE = 12;

    private static final int ORIGINAL = 11;

    private StagedByHand() {}

    static void doIn(Journey journey) {
        var hands = journey.hub.hands();
        hands.lock(Journey.STAGING, staged(journey, LOCKED), Optional.of("spam"), TESTER);
        hands.pin(Journey.STAGING, staged(journey, PINNED), TESTER);
        hands.block(Journey.STAGING, staged(journey, BLOCKED), staged(journey, BLOCKER), TESTER);
        hands.block(Journey.STAGING, staged(journey, DEPENDENT), staged(journey, DEPENDENCIES[0]), TESTER);
    }

    private static int staged(Journey journey, int legacy) {
        return Finals.of(journey, Journey.STAGING, legacy).number();
    }

    private static IssueView moved(Journey journey, int legacy) {
        return Finals.of(journey, Journey.TARGET, legacy);
    }

    /** What is left of it in the final repository, given GitHub's habits. */
    static void assertMoved(Journey journey, TransferSummary summary, Set<Switch> habits) {
        boolean unlocks = habits.contains(Switch.TRANSFER_UNLOCKS);
        assertThat(summary.relocked()).isEqualTo(new TransferSummary.Relocked(unlocks ? 1 : 0, 0));
        assertThat(moved(journey, LOCKED).locked()).isTrue();
        assertThat(moved(journey, LOCKED).lockReason()).contains("spam");
        assertThat(moved(journey, PINNED).pinned()).isEqualTo(habits.contains(Switch.TRANSFER_KEEPS_PINS));
        assertPeoplesDependency(journey, habits);
        assertThat(moved(journey, DEPENDENT).blockedBy()).hasSize(drops(habits) ? 0 : 1);
    }

    /** The relations of the archive are there, each once, whatever was there before. */
    static void assertRelated(Journey journey, Set<Switch> habits) {
        assertPeoplesDependency(journey, habits);
        assertThat(moved(journey, DEPENDENT).blockedBy())
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(DEPENDENCIES)
                        .mapToObj(issue -> moved(journey, issue).number())
                        .toList());
        int original = moved(journey, ORIGINAL).number();
        IssueView duplicate = moved(journey, DUPLICATE);
        boolean written = duplicate.body().contains("Duplicate of #" + original + "\n");
        assertThat(duplicate.duplicateOf().equals(Optional.of(original)) ^ written)
                .as("%s", duplicate)
                .isTrue();
        assertLocked(journey);
    }

    /** Also where an issue had to be opened and closed again; what was locked on staging keeps its reason. */
    private static void assertLocked(Journey journey) {
        assertThat(moved(journey, LOCKED).lockReason()).contains("spam");
        assertThat(moved(journey, DUPLICATE).lockReason()).contains("resolved");
        assertThat(journey.hub.state().issues(Journey.TARGET))
                .filteredOn(issue -> issue.number() != moved(journey, LOCKED).number())
                .allSatisfy(issue -> assertThat(issue.locked()).isEqualTo(!issue.open()));
    }

    private static void assertPeoplesDependency(Journey journey, Set<Switch> habits) {
        assertThat(moved(journey, BLOCKED)
                        .blockedBy()
                        .contains(moved(journey, BLOCKER).number()))
                .isEqualTo(!drops(habits));
    }

    private static boolean drops(Set<Switch> habits) {
        return habits.contains(Switch.TRANSFER_DROPS_RELATIONS)
                || habits.contains(Switch.TRANSFER_OF_BOTH_ENDS_DROPS_RELATIONS);
    }
}
