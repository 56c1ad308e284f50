package dev.ferry.mapping.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ferry.archive.LegacyId;
import dev.ferry.mapping.ledger.Transition.Anew;
import dev.ferry.mapping.ledger.Transition.Failed;
import dev.ferry.mapping.ledger.Transition.Found;
import dev.ferry.mapping.ledger.Transition.Imported;
import dev.ferry.mapping.ledger.Transition.LeftBehind;
import dev.ferry.mapping.ledger.Transition.Lost;
import dev.ferry.mapping.ledger.Transition.Missed;
import dev.ferry.mapping.ledger.Transition.Moved;
import dev.ferry.mapping.ledger.Transition.Moving;
import dev.ferry.mapping.ledger.Transition.NotMade;
import dev.ferry.mapping.ledger.Transition.Sending;
import dev.ferry.mapping.ledger.Transition.Settled;
import dev.ferry.mapping.ledger.Transition.Unconfirmed;
import dev.ferry.mapping.ledger.Transition.Untrusted;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a newer archive makes of an item in each state: found first, which changes nothing, then taken up. */
class NewerArchiveTest {
    private static final LegacyId ID = Samples.id(1);
    private static final Path PATH = Path.of("newer.zip");

    @TempDir
    Path folder;

    private final Random random = new Random(1);
    private List<Ledger> open = List.of();

    @BeforeEach
    void open() {
        open = List.of(Ledger.open(folder.resolve("ferry.db"), "test", Samples.CLOCK));
    }

    @AfterEach
    void close() {
        open.forEach(Ledger::close);
    }

    private MigrationLedger after(Transition... way) {
        MigrationLedger migration = open.get(0).begin(Samples.migration(), random);
        migration.plan(Samples.items(3));
        for (Transition transition : way) {
            migration.commit(transition);
        }
        return migration;
    }

    private static Transition[] imported(Transition... more) {
        List<Transition> way =
                new ArrayList<>(List.of(new Sending(ID, Samples.parts(1, 1), 2), new Imported(ID, Samples.staging(1))));
        way.addAll(List.of(more));
        return way.toArray(Transition[]::new);
    }

    private static Transition changed() {
        PlannedItem item = Samples.item(1);
        return new Found(
                ID,
                Optional.of(new PlannedItem(
                        ID,
                        item.created().plus(Duration.ofDays(1)),
                        "New title",
                        Optional.of("https://bugs.example.org/new"),
                        Samples.OTHER_HASH)));
    }

    private static Transition gone() {
        return new Found(ID, Optional.empty());
    }

    private static void takeUp(MigrationLedger migration, Transition found) {
        migration.commit(found);
        migration.takeUp(Samples.OTHER_HASH, PATH, Set.of());
    }

    private static ItemRow item(MigrationLedger migration) {
        return migration.view().item(ID).orElseThrow();
    }

    @Test
    void what_was_found_changes_nothing_before_it_is_taken_up() {
        MigrationLedger migration = after(imported());
        ItemRow before = item(migration);
        migration.commit(changed());
        assertThat(item(migration)).isEqualTo(before);
        assertThat(migration.view().newerArchive().findings()).containsExactly(new FindingRow(ID, Fate.STAGED, false));
        // The same one under another name: what was found of another archive has nothing to do with it.
        migration.useArchive(Samples.HASH, PATH);
        assertThat(item(migration)).isEqualTo(before);
        migration.takeUp(Samples.OTHER_HASH, PATH, Set.of());
        assertThat(item(migration)).isEqualTo(before);
        assertThat(migration.view().newerArchive().outdated()).isEmpty();
    }

    @Test
    void a_planned_item_takes_the_new_record() {
        MigrationLedger migration = after();
        takeUp(migration, changed());
        ItemRow item = item(migration);
        assertThat(item.state()).isEqualTo(ItemState.PLANNED);
        assertThat(item.recordHash()).isEqualTo(Samples.OTHER_HASH);
        assertThat(item.title()).isEqualTo("New title");
        assertThat(item.url()).hasValue("https://bugs.example.org/new");
        assertThat(item.position())
                .isEqualTo(LegacyPosition.of(Samples.item(1).created().plus(Duration.ofDays(1)), ID));
        assertThat(migration.view().newerArchive().outdated()).isEmpty();
        assertThat(migration.view().newerArchive().findings()).isEmpty();
    }

    @Test
    void a_planned_item_that_is_gone_is_skipped_and_planned_again_when_it_is_back() {
        MigrationLedger migration = after();
        takeUp(migration, gone());
        assertThat(item(migration).state()).isEqualTo(ItemState.SKIPPED);
        assertThat(item(migration).skipped()).hasValue("gone from the tracker");
        assertThat(migration.view().newerArchive().gone()).isEqualTo(1);
        takeUp(migration, changed());
        assertThat(item(migration).state()).isEqualTo(ItemState.PLANNED);
        assertThat(item(migration).skipped()).isEmpty();
        assertThat(item(migration).recordHash()).isEqualTo(Samples.OTHER_HASH);
        assertThat(migration.view().newerArchive().gone()).isZero();
    }

    @Test
    void an_item_that_failed_before_anything_was_made_is_planned_again_or_skipped() {
        MigrationLedger migration = after(new Failed(ID, Samples.FAILURE));
        assertThat(fate(migration)).isEqualTo(Fate.NOT_SENT);
        takeUp(migration, changed());
        assertThat(item(migration).state()).isEqualTo(ItemState.PLANNED);
        assertThat(item(migration).recordHash()).isEqualTo(Samples.OTHER_HASH);
        migration.commit(new Failed(ID, Samples.FAILURE));
        takeUp(migration, gone());
        assertThat(item(migration).state()).isEqualTo(ItemState.SKIPPED);
    }

    @Test
    void an_imported_item_keeps_its_record_until_its_issue_is_deleted() {
        MigrationLedger migration = after(imported());
        takeUp(migration, changed());
        ItemRow item = item(migration);
        assertThat(item.state()).isEqualTo(ItemState.IMPORTED);
        assertThat(item.recordHash()).isEqualTo(Samples.HASH);
        assertThat(item.title()).isEqualTo("New title");
        assertThat(migration.view().newerArchive().outdated()).containsExactly(ID);

        migration.commit(new Anew(ID, "deleted"));
        item = item(migration);
        assertThat(item.state()).isEqualTo(ItemState.PLANNED);
        assertThat(item.recordHash()).isEqualTo(Samples.OTHER_HASH);
        assertThat(item.staging()).isEmpty();
        assertThat(migration.view().parts(ID)).isEmpty();
        assertThat(migration.view().newerArchive().outdated()).isEmpty();
    }

    @Test
    void an_imported_item_that_is_gone_is_skipped_when_its_issue_is_deleted() {
        MigrationLedger migration = after(imported());
        takeUp(migration, gone());
        assertThat(item(migration).state()).isEqualTo(ItemState.IMPORTED);
        migration.commit(new Anew(ID, "deleted"));
        assertThat(item(migration).state()).isEqualTo(ItemState.SKIPPED);
        assertThat(item(migration).staging()).isEmpty();
        assertThat(migration.view().newerArchive().outdated()).isEmpty();
    }

    @Test
    void an_outdated_item_that_the_server_lost_is_planned_with_the_new_record() {
        MigrationLedger migration = after(imported());
        takeUp(migration, changed());
        migration.commit(new Lost(ID, "410"));
        assertThat(item(migration).recordHash()).isEqualTo(Samples.OTHER_HASH);
        assertThat(migration.view().newerArchive().outdated()).isEmpty();
    }

    @Test
    void what_is_in_doubt_can_not_be_made_anew_before_it_was_looked_for() {
        MigrationLedger migration = after(new Sending(ID, Samples.parts(1, 1), 2), new Unconfirmed(ID, "lost"));
        takeUp(migration, changed());
        assertThat(migration.view().newerArchive().outdated()).containsExactly(ID);
        assertThatThrownBy(() -> migration.commit(new Anew(ID, "")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("in doubt");
        migration.commit(List.of(new NotMade(ID, "not found"), new Anew(ID, "not found")));
        assertThat(item(migration).state()).isEqualTo(ItemState.PLANNED);
        assertThat(item(migration).recordHash()).isEqualTo(Samples.OTHER_HASH);
    }

    @Test
    void an_item_that_failed_on_staging_is_outdated_like_an_imported_one() {
        MigrationLedger migration = after(imported(new Failed(ID, Samples.FAILURE)));
        takeUp(migration, changed());
        assertThat(item(migration).state()).isEqualTo(ItemState.IMPORTED);
        assertThat(migration.view().newerArchive().outdated()).containsExactly(ID);
    }

    @Test
    void nothing_is_made_anew_that_is_not_outdated() {
        MigrationLedger migration = after(imported());
        assertThatThrownBy(() -> migration.commit(new Anew(ID, "")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("not outdated");
    }

    @Test
    void a_transferred_item_stays_as_it_is_and_is_named() {
        for (Transition[] way : List.of(
                imported(new Moving(ID)),
                imported(new Moving(ID), new Moved(ID, Samples.finalIssue(1))),
                imported(new Moving(ID), new Moved(ID, Samples.finalIssue(1)), new Settled(ID)),
                imported(new Moving(ID), new Failed(ID, Samples.FAILURE)))) {
            MigrationLedger migration = after(way);
            ItemRow before = item(migration);
            assertThat(fate(migration)).isEqualTo(Fate.TRANSFERRED);
            takeUp(migration, changed());
            assertThat(item(migration).state()).isEqualTo(before.state());
            assertThat(item(migration).recordHash()).isEqualTo(before.recordHash());
            assertThat(migration.view().newerArchive().outdated()).isEmpty();
            assertThat(migration.view().newerArchive().leftBehind())
                    .extracting(LeftRow::why)
                    .containsExactly("changed in the tracker after its transfer was begun");

            takeUp(migration, gone());
            assertThat(migration.view().newerArchive().leftBehind())
                    .extracting(LeftRow::why)
                    .containsExactly("gone from the tracker after its transfer was begun");
            assertThat(migration.view().newerArchive().gone()).isEqualTo(1);
        }
    }

    private static Fate fate(MigrationLedger migration) {
        migration.commit(changed());
        Fate fate = migration.view().newerArchive().findings().get(0).fate();
        migration.forgetFindings();
        assertThat(item(migration).isTransferBegun()).isEqualTo(fate == Fate.TRANSFERRED);
        return fate;
    }

    @Test
    void an_outdated_item_whose_issue_was_moved_by_somebody_is_left_behind() {
        MigrationLedger migration = after(imported());
        takeUp(migration, changed());
        migration.commit(new LeftBehind(ID, "moved"));
        assertThat(migration.view().newerArchive().outdated()).isEmpty();
        assertThat(migration.view().newerArchive().leftBehind())
                .extracting(LeftRow::why)
                .containsExactly("moved");
        assertThat(item(migration).state()).isEqualTo(ItemState.IMPORTED);
    }

    @Test
    void what_was_left_behind_and_is_lost_later_is_what_the_newer_archive_has() {
        MigrationLedger changed = after(imported());
        takeUp(changed, changed());
        changed.commit(List.of(new LeftBehind(ID, "elsewhere"), new Moving(ID), new Lost(ID, "nowhere")));
        assertThat(item(changed).state()).isEqualTo(ItemState.PLANNED);
        assertThat(changed.view().newerArchive().leftBehind()).isEmpty();

        MigrationLedger gone = after(imported());
        takeUp(gone, gone());
        gone.commit(new LeftBehind(ID, "elsewhere"));
        assertThat(gone.view().newerArchive().gone()).isEqualTo(1);
        gone.commit(List.of(new Moving(ID), new Lost(ID, "nowhere")));
        assertThat(item(gone).state()).isEqualTo(ItemState.SKIPPED);
        assertThat(gone.view().newerArchive().leftBehind()).isEmpty();
        assertThat(gone.view().newerArchive().gone()).isEqualTo(1);

        MigrationLedger moving = after(imported(new Moving(ID)));
        takeUp(moving, gone());
        moving.commit(new Lost(ID, "nowhere"));
        assertThat(item(moving).state()).isEqualTo(ItemState.SKIPPED);
    }

    @Test
    void what_is_gone_names_no_title_any_more() {
        MigrationLedger migration = after(imported());
        assertThat(migration.view().title(ID)).hasValue(Samples.item(1).title());
        takeUp(migration, changed());
        assertThat(migration.view().title(ID)).hasValue("New title");
        takeUp(migration, gone());
        assertThat(migration.view().title(ID)).isEmpty();
        migration.commit(new Anew(ID, "deleted"));
        assertThat(migration.view().title(ID)).isEmpty();
        assertThat(migration.view().title(Samples.id(99))).isEmpty();
    }

    @Test
    void what_can_not_be_trusted_is_made_anew_from_the_record_it_has() {
        MigrationLedger migration = after(imported());
        migration.commit(new Untrusted(ID, "perhaps older"));
        assertThat(migration.view().newerArchive().outdated()).containsExactly(ID);
        migration.commit(new Anew(ID, "deleted"));
        assertThat(item(migration).state()).isEqualTo(ItemState.PLANNED);
        assertThat(item(migration).recordHash()).isEqualTo(Samples.HASH);
        assertThat(migration.view().newerArchive().missed()).isEmpty();
    }

    @Test
    void a_request_that_was_looked_for_in_vain_is_remembered_and_a_refused_one_is_not() {
        MigrationLedger migration = after(new Sending(ID, Samples.parts(1, 1), 2), new Unconfirmed(ID, "lost"));
        migration.commit(new Missed(ID));
        assertThat(item(migration).state()).isEqualTo(ItemState.IMPORTING);
        migration.commit(
                List.of(new Sending(Samples.id(2), Samples.parts(2, 1), 2), new NotMade(Samples.id(2), "refused")));
        assertThat(migration.view().newerArchive().missed()).containsExactly(ID);
    }

    @Test
    void the_archives_that_a_migration_had_are_remembered() {
        MigrationLedger migration = after();
        assertThat(migration.view().newerArchive().hadArchive(Samples.HASH)).isFalse();
        migration.useArchive(Samples.OTHER_HASH, PATH);
        assertThat(migration.view().newerArchive().hadArchive(Samples.HASH)).isTrue();
        assertThat(migration.view().newerArchive().hadArchive(Samples.OTHER_HASH))
                .isFalse();
    }

    @Test
    void what_is_made_anew_holds_up_what_is_younger() {
        MigrationLedger migration = after(imported());
        migration.commit(List.of(
                new Sending(Samples.id(2), Samples.parts(2, 1), 2), new Imported(Samples.id(2), Samples.staging(2))));
        takeUp(migration, new Found(ID, Optional.of(Samples.item(1))));
        migration.commit(new Anew(ID, "deleted"));
        assertThat(migration.view().order().older()).extracting(OlderItem::id).containsExactly(ID);
    }
}
