package dev.ferry.mapping.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Set;
import org.junit.jupiter.api.Test;

/** Every pair of states, written down a second time: a change of the tables has to be meant. */
class TransitionTablesTest {
    private static final Set<String> ITEM_PAIRS = Set.of(
            "PLANNED IMPORTING",
            "PLANNED SKIPPED",
            "PLANNED FAILED",
            "IMPORTING IMPORTING",
            "IMPORTING IMPORTED",
            "IMPORTING PLANNED",
            "IMPORTING FAILED",
            "IMPORTED PLANNED",
            "IMPORTED MOVING",
            "IMPORTED FAILED",
            "MOVING MOVING",
            "MOVING IMPORTED",
            "MOVING PLANNED",
            "MOVING MOVED",
            "MOVING FAILED",
            "MOVED SETTLED",
            "MOVED FAILED",
            "SETTLED SETTLED",
            "SETTLED FAILED",
            "FAILED PLANNED",
            "FAILED IMPORTING",
            "FAILED IMPORTED",
            "FAILED MOVING",
            "FAILED MOVED",
            "SKIPPED PLANNED");
    private static final Set<String> PART_PAIRS = Set.of(
            "PLANNED SENDING",
            "SENDING PLANNED",
            "SENDING PENDING",
            "SENDING UNCONFIRMED",
            "SENDING PRESENT",
            "PENDING PLANNED",
            "PENDING UNCONFIRMED",
            "PENDING PRESENT",
            "UNCONFIRMED PLANNED",
            "UNCONFIRMED SENDING",
            "UNCONFIRMED PRESENT",
            "PRESENT PRESENT");

    @Test
    void items_change_as_the_design_says_and_in_no_other_way() {
        for (ItemState from : ItemState.values()) {
            for (ItemState to : ItemState.values()) {
                assertThat(from.mayBecome(to)).as("%s -> %s", from, to).isEqualTo(ITEM_PAIRS.contains(from + " " + to));
            }
        }
    }

    @Test
    void parts_change_as_the_design_says_and_in_no_other_way() {
        for (PartState from : PartState.values()) {
            for (PartState to : PartState.values()) {
                assertThat(from.mayBecome(to)).as("%s -> %s", from, to).isEqualTo(PART_PAIRS.contains(from + " " + to));
            }
        }
    }

    @Test
    void a_retry_goes_on_where_nothing_is_made_twice() {
        assertThat(ItemTransitions.afterRetry(ItemState.PLANNED, false)).isEqualTo(ItemState.PLANNED);
        assertThat(ItemTransitions.afterRetry(ItemState.IMPORTING, false)).isEqualTo(ItemState.PLANNED);
        assertThat(ItemTransitions.afterRetry(ItemState.IMPORTING, true)).isEqualTo(ItemState.IMPORTING);
        assertThat(ItemTransitions.afterRetry(ItemState.IMPORTED, true)).isEqualTo(ItemState.IMPORTED);
        assertThat(ItemTransitions.afterRetry(ItemState.MOVING, true)).isEqualTo(ItemState.MOVING);
        assertThat(ItemTransitions.afterRetry(ItemState.MOVED, true)).isEqualTo(ItemState.MOVED);
        assertThat(ItemTransitions.afterRetry(ItemState.SETTLED, true)).isEqualTo(ItemState.MOVED);
        for (ItemState state : Set.of(ItemState.FAILED, ItemState.SKIPPED)) {
            assertThatThrownBy(() -> ItemTransitions.afterRetry(state, true)).isInstanceOf(IllegalStateException.class);
        }
    }
}
