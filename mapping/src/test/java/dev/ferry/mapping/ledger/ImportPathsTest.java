package dev.ferry.mapping.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ferry.archive.LegacyId;
import dev.ferry.mapping.Origin;
import dev.ferry.mapping.StagingNumber;
import dev.ferry.mapping.ledger.Transition.CommentsLocated;
import dev.ferry.mapping.ledger.Transition.Failed;
import dev.ferry.mapping.ledger.Transition.Imported;
import dev.ferry.mapping.ledger.Transition.IssueMade;
import dev.ferry.mapping.ledger.Transition.Lost;
import dev.ferry.mapping.ledger.Transition.Moved;
import dev.ferry.mapping.ledger.Transition.Moving;
import dev.ferry.mapping.ledger.Transition.NotMade;
import dev.ferry.mapping.ledger.Transition.Noted;
import dev.ferry.mapping.ledger.Transition.PartPresent;
import dev.ferry.mapping.ledger.Transition.PartSending;
import dev.ferry.mapping.ledger.Transition.Pending;
import dev.ferry.mapping.ledger.Transition.Quarantined;
import dev.ferry.mapping.ledger.Transition.Requeued;
import dev.ferry.mapping.ledger.Transition.Sending;
import dev.ferry.mapping.ledger.Transition.Settled;
import dev.ferry.mapping.ledger.Transition.Unconfirmed;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The ways of one item that are not the plain one. */
class ImportPathsTest {
    private static final LegacyId ID = Samples.id(1);

    @TempDir
    Path folder;

    private List<Ledger> open = List.of();

    @BeforeEach
    void open() {
        open = List.of(Ledger.open(folder.resolve("ferry.db"), "test", Samples.CLOCK));
    }

    @AfterEach
    void close() {
        open.forEach(Ledger::close);
    }

    private MigrationLedger begin() {
        MigrationLedger migration = Samples.begin(open.get(0));
        migration.plan(Samples.items(3));
        return migration;
    }

    private static List<PartState> states(MigrationLedger migration) {
        return migration.view().parts(ID).stream().map(PartRow::state).toList();
    }

    private static ItemState state(MigrationLedger migration) {
        return migration.view().item(ID).orElseThrow().state();
    }

    @Test
    void parts_that_do_not_fit_into_the_request_follow_one_by_one() {
        MigrationLedger migration = begin();
        migration.commit(new Sending(ID, Samples.parts(1, 2), 2));
        assertThat(states(migration)).containsExactly(PartState.SENDING, PartState.SENDING, PartState.PLANNED);
        assertThat(migration.view().parts(ID).get(2).sent()).isEmpty();
        migration.commit(new Pending(ID, 77));
        assertThat(states(migration)).containsExactly(PartState.PENDING, PartState.PENDING, PartState.PLANNED);
        assertThat(migration.view().parts(ID).get(1).importId()).isEqualTo(OptionalLong.of(77));

        assertThatThrownBy(() -> migration.commit(new Imported(ID, Samples.staging(1))))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("not imported while its part 2 is PLANNED");
        migration.commit(new IssueMade(ID, Samples.staging(1)));
        assertThat(state(migration)).isEqualTo(ItemState.IMPORTING);
        migration.commit(new PartSending(ID, 2, Samples.OTHER_HASH));
        assertThat(migration.view().parts(ID).get(2).text()).isEqualTo(Samples.OTHER_HASH);
        migration.commit(new PartPresent(ID, 2, Optional.of(Samples.comment(1, 9))));
        migration.commit(new Imported(ID, Samples.staging(1)));
        assertThat(state(migration)).isEqualTo(ItemState.IMPORTED);
    }

    @Test
    void an_unknown_outcome_is_listed_and_ends_by_finding_it_or_by_sending_again() {
        MigrationLedger migration = begin();
        migration.commit(new Sending(ID, Samples.parts(1, 1), 2));
        migration.commit(new Unconfirmed(ID, "connection reset", Optional.of(Samples.NOW.plusSeconds(300))));
        assertThat(migration.view().counts().unconfirmedParts()).isEqualTo(2);
        assertThat(migration.view().unconfirmed())
                .extracting(part -> part.sent().orElseThrow())
                .containsOnly(Samples.NOW.plusSeconds(300));
        // Told again after a restart: the send time that is known stays.
        migration.commit(new Unconfirmed(ID, "restarted"));
        assertThat(migration.view().unconfirmed())
                .extracting(part -> part.sent().orElseThrow())
                .containsOnly(Samples.NOW.plusSeconds(300));
        // What it made may be older than that.
        assertThat(migration.view().unconfirmed())
                .extracting(part -> part.announced().orElseThrow())
                .containsOnly(Samples.NOW);

        // Looked for in vain: sent again, this time rendered with one part more.
        migration.commit(new Sending(ID, Samples.parts(1, 2), 3));
        assertThat(states(migration)).containsOnly(PartState.SENDING).hasSize(3);
        assertThat(migration.view().counts().unconfirmedParts()).isZero();
        migration.commit(new Unconfirmed(ID, "timeout"));
        migration.commit(new Imported(ID, Samples.staging(4)));
        assertThat(states(migration)).containsOnly(PartState.PRESENT);
    }

    @Test
    void a_refused_item_fails_and_a_retry_begins_it_anew() {
        MigrationLedger migration = begin();
        migration.commit(new Sending(ID, Samples.parts(1, 1), 2));
        migration.commit(List.of(new NotMade(ID, "422"), new Failed(ID, Samples.FAILURE)));
        ItemRow failed = migration.view().failures().iterator().next();
        assertThat(failed.failure()).contains(Samples.FAILURE);
        assertThat(failed.failedIn()).contains(ItemState.IMPORTING);
        migration.commit(new Requeued(ID));
        assertThat(state(migration)).isEqualTo(ItemState.PLANNED);
        assertThat(migration.view().item(ID).orElseThrow().failure()).isEmpty();
        migration.commit(new Sending(ID, Samples.parts(1, 1), 2));
    }

    @Test
    void an_item_that_failed_half_made_goes_on_and_is_not_made_twice() {
        MigrationLedger migration = begin();
        migration.commit(new Sending(ID, Samples.parts(1, 1), 1));
        migration.commit(new IssueMade(ID, Samples.staging(1)));
        migration.commit(new PartSending(ID, 1, Samples.HASH));
        migration.commit(List.of(new NotMade(ID, "403"), new Failed(ID, Samples.FAILURE), new Requeued(ID)));
        assertThat(state(migration)).isEqualTo(ItemState.IMPORTING);
        assertThat(states(migration)).containsExactly(PartState.PRESENT, PartState.PLANNED);
        assertThatThrownBy(() -> migration.commit(new Sending(ID, Samples.parts(1, 1), 2)))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void an_item_that_failed_with_its_outcome_unknown_is_looked_for_first() {
        MigrationLedger migration = begin();
        migration.commit(new Sending(ID, Samples.parts(1, 1), 2));
        migration.commit(List.of(new Unconfirmed(ID, "no answer"), new Failed(ID, Samples.FAILURE), new Requeued(ID)));
        assertThat(state(migration)).isEqualTo(ItemState.IMPORTING);
        assertThat(states(migration)).containsOnly(PartState.UNCONFIRMED);
    }

    @Test
    void a_retry_after_moving_or_rewriting_goes_back_one_stage() {
        MigrationLedger migration = begin();
        migration.commit(List.of(
                new Sending(ID, Samples.parts(1, 0), 1),
                new Imported(ID, Samples.staging(1)),
                new Moving(ID),
                new Failed(ID, Samples.FAILURE),
                new Requeued(ID)));
        // It is looked up before anything else.
        assertThat(state(migration)).isEqualTo(ItemState.MOVING);
        migration.commit(List.of(
                new Moved(ID, Samples.finalIssue(3)),
                new Settled(ID),
                new Failed(ID, Samples.FAILURE),
                new Requeued(ID)));
        assertThat(state(migration)).isEqualTo(ItemState.MOVED);
    }

    @Test
    void what_the_barrier_misses_is_made_again() {
        MigrationLedger migration = begin();
        migration.commit(List.of(
                new Sending(ID, Samples.parts(1, 1), 2), new Imported(ID, Samples.staging(1)), new Lost(ID, "404")));
        ItemRow item = migration.view().item(ID).orElseThrow();
        assertThat(item.state()).isEqualTo(ItemState.PLANNED);
        assertThat(item.staging()).isEmpty();
        assertThat(migration.view().parts(ID)).isEmpty();
        migration.commit(List.of(new Sending(ID, Samples.parts(1, 1), 2), new Imported(ID, Samples.staging(2))));
        assertThat(migration.view().item(new StagingNumber(1))).isEmpty();
    }

    @Test
    void two_items_can_not_claim_one_issue() {
        MigrationLedger migration = begin();
        migration.commit(List.of(new Sending(ID, Samples.parts(1, 0), 1), new Imported(ID, Samples.staging(1))));
        migration.commit(new Sending(Samples.id(2), Samples.parts(2, 0), 1));
        assertThatThrownBy(() -> migration.commit(new Imported(Samples.id(2), Samples.staging(1))))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("staging_number");
        // The ledger itself is well and goes on.
        migration.commit(new Imported(Samples.id(2), Samples.staging(2)));
    }

    @Test
    void no_address_on_staging_is_given_for_a_message() {
        MigrationLedger migration = begin();
        migration.commit(List.of(
                new Sending(ID, Samples.parts(1, 1), 1),
                new IssueMade(ID, Samples.staging(1)),
                new PartSending(ID, 1, Samples.HASH),
                new PartPresent(ID, 1, Optional.of(Samples.comment(1, 9))),
                new Imported(ID, Samples.staging(1))));
        assertThat(migration.view().parts(ID).get(1).comment()).contains(Samples.comment(1, 9));
        assertThat(migration.view().idMap().messageUrl(Samples.message(1, 0))).isEmpty();
        assertThat(migration.view().idMap().messageUrl(Samples.message(1, 1))).isEmpty();
        migration.commit(List.of(new Moving(ID), new Moved(ID, Samples.finalIssue(5))));
        assertThat(migration.view().idMap().messageUrl(Samples.message(1, 0)))
                .contains(Samples.finalIssue(5).url());
        assertThat(migration.view().idMap().messageUrl(Samples.message(1, 1))).isEmpty();
        migration.commit(new CommentsLocated(ID, Map.of(1, Samples.comment(5, 10))));
        assertThat(migration.view().idMap().messageUrl(Samples.message(1, 1)))
                .isEqualTo(Samples.comment(5, 10).url());
    }

    @Test
    void an_extra_that_turns_out_to_be_an_items_issue_leaves_the_quarantine() {
        MigrationLedger migration = begin();
        StagingNumber number = Samples.staging(1).number();
        migration.commit(new Quarantined(number, Optional.of(Origin.of(ID)), "late"));
        migration.commit(List.of(new Sending(ID, Samples.parts(1, 1), 2), new Imported(ID, Samples.staging(1))));
        assertThat(migration.view().extras()).isEmpty();
        assertThat(migration.view().events(0)).extracting(EventRow::what).contains("quarantined", "out of quarantine");
    }

    @Test
    void a_failure_is_remembered_until_the_item_is_made_anew() {
        MigrationLedger migration = begin();
        Failure lost = new Failure("LOST", "look", "nowhere");
        migration.commit(List.of(
                new Sending(ID, Samples.parts(1, 1), 2),
                new Imported(ID, Samples.staging(1)),
                new Moving(ID),
                new Failed(ID, lost)));
        assertThat(migration.view().retried().failedFirst(ID, "LOST")).isPresent();
        assertThat(migration.view().retried().failedFirst(ID, "LOS")).isEmpty();
        assertThat(migration.view().retried().failedFirst(Samples.id(2), "LOST"))
                .isEmpty();
        migration.commit(List.of(new Requeued(ID), new Lost(ID, "nowhere")));
        assertThat(state(migration)).isEqualTo(ItemState.PLANNED);
        assertThat(migration.view().retried().failedFirst(ID, "LOST")).isPresent();
        migration.commit(new Sending(ID, Samples.parts(1, 1), 2));
        assertThat(migration.view().retried().failedFirst(ID, "LOST")).isEmpty();
    }

    @Test
    void extras_are_put_aside_once_and_notes_change_no_state() {
        MigrationLedger migration = begin();
        Quarantined duplicate = new Quarantined(new StagingNumber(9), Optional.of(Origin.of(ID)), "late duplicate");
        migration.commit(List.of(duplicate, duplicate));
        migration.commit(new Quarantined(new StagingNumber(10), Optional.empty(), "no marker"));
        migration.commit(new Noted(Optional.empty(), "stranger", "final #3"));
        assertThat(migration.view().extras())
                .containsExactly(
                        new ExtraRow(new StagingNumber(9), Optional.of(Origin.of(ID)), Samples.NOW),
                        new ExtraRow(new StagingNumber(10), Optional.empty(), Samples.NOW));
        assertThat(migration.view().events(0))
                .extracting(EventRow::what)
                .endsWith("quarantined", "quarantined", "stranger");
    }
}
