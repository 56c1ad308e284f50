package dev.ferry.mapping.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ferry.mapping.ledger.Transition.CommentsLocated;
import dev.ferry.mapping.ledger.Transition.Failed;
import dev.ferry.mapping.ledger.Transition.Imported;
import dev.ferry.mapping.ledger.Transition.Lost;
import dev.ferry.mapping.ledger.Transition.Moved;
import dev.ferry.mapping.ledger.Transition.Moving;
import dev.ferry.mapping.ledger.Transition.Requeued;
import dev.ferry.mapping.ledger.Transition.Sending;
import dev.ferry.mapping.ledger.Transition.Settled;
import dev.ferry.mapping.ledger.Transition.Skipped;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which items others would overtake, or refer to in vain, because they did not come along. */
class LeftBehindTest {
    @TempDir
    Path folder;

    private Ledger ledger;
    private MigrationLedger migration;

    @BeforeEach
    void open() {
        ledger = Ledger.open(folder.resolve("ferry.db"), "test", Samples.CLOCK);
        migration = Samples.begin(ledger);
        migration.plan(Samples.items(8));
    }

    @AfterEach
    void close() {
        ledger.close();
    }

    @Test
    void whatever_was_begun_and_stayed_behind_an_imported_one_is_older() {
        fail(1);
        send(2);
        bringToStaging(3);
        fail(3);
        bringToStaging(4);
        migration.commit(new Moving(Samples.id(4)));
        fail(4);
        fail(5);
        migration.commit(new Requeued(Samples.id(5)));
        bringToStaging(6);
        migration.commit(new Lost(Samples.id(6), "deleted"));
        bringToStaging(7);

        assertThat(migration.view().order().older())
                .containsExactly(
                        older(1, ItemState.FAILED, Optional.of(ItemState.PLANNED)),
                        older(2, ItemState.IMPORTING, Optional.empty()),
                        older(3, ItemState.FAILED, Optional.of(ItemState.IMPORTED)),
                        older(4, ItemState.FAILED, Optional.of(ItemState.MOVING)),
                        older(5, ItemState.PLANNED, Optional.empty()),
                        older(6, ItemState.PLANNED, Optional.empty()));
        assertThat(migration.view().order().overtaken()).isZero();
    }

    @Test
    void what_was_never_begun_left_out_or_is_moved_is_not_older_nor_what_comes_after_all_imported_ones() {
        migration.commit(new Skipped(Samples.id(2), "not wanted"));
        move(3, 0);
        move(4, 0);
        fail(4);
        bringToStaging(5);
        fail(6);
        send(7);

        assertThat(migration.view().order().older()).isEmpty();
        assertThat(migration.view().order().overtaken()).isEqualTo(1);
    }

    @Test
    void where_nothing_can_be_moved_nothing_is_overtaken() {
        fail(1);
        send(2);
        move(4, 0);

        assertThat(migration.view().order().older()).isEmpty();
        assertThat(migration.view().order().overtaken()).isZero();
    }

    @Test
    void an_item_is_unlocated_from_its_move_until_every_comment_has_a_place() {
        move(1, 2);
        move(2, 0);
        bringToStaging(3);
        move(4, 1);
        move(5, 1);
        migration.commit(new Settled(Samples.id(5)));

        assertThat(migration.view().moved().unlocated())
                .extracting(ItemRow::id)
                .containsExactly(Samples.id(1), Samples.id(4));
        migration.commit(new CommentsLocated(Samples.id(4), Map.of(1, Samples.comment(4, 41))));
        migration.commit(new CommentsLocated(Samples.id(1), Map.of(2, Samples.comment(1, 12))));
        assertThat(migration.view().moved().unlocated()).extracting(ItemRow::id).containsExactly(Samples.id(1));
        migration.commit(new CommentsLocated(Samples.id(1), Map.of(1, Samples.comment(1, 11))));
        assertThat(migration.view().moved().unlocated()).isEmpty();
    }

    @Test
    void a_place_on_staging_is_no_place_after_the_move() {
        migration.commit(new Sending(Samples.id(1), Samples.parts(1, 1), 2));
        migration.commit(new Transition.IssueMade(Samples.id(1), Samples.staging(1)));
        migration.commit(new CommentsLocated(Samples.id(1), Map.of(1, Samples.comment(1, 11))));
        migration.commit(new Imported(Samples.id(1), Samples.staging(1)));
        migration.commit(new Moving(Samples.id(1)));
        migration.commit(new Moved(Samples.id(1), Samples.finalIssue(1)));

        assertThat(migration.view().moved().unlocated()).extracting(ItemRow::id).containsExactly(Samples.id(1));
    }

    private static OlderItem older(int number, ItemState state, Optional<ItemState> failedIn) {
        return new OlderItem(Samples.id(number), state, failedIn);
    }

    private void send(int number) {
        migration.commit(new Sending(Samples.id(number), Samples.parts(number, 0), 1));
    }

    private void fail(int number) {
        migration.commit(new Failed(Samples.id(number), Samples.FAILURE));
    }

    private void bringToStaging(int number) {
        send(number);
        migration.commit(new Imported(Samples.id(number), Samples.staging(number)));
    }

    private void move(int number, int comments) {
        migration.commit(new Sending(Samples.id(number), Samples.parts(number, comments), comments + 1));
        migration.commit(new Imported(Samples.id(number), Samples.staging(number)));
        migration.commit(new Moving(Samples.id(number)));
        migration.commit(new Moved(Samples.id(number), Samples.finalIssue(number)));
    }
}
