package dev.ferry.mapping.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ferry.archive.LegacyId;
import dev.ferry.archive.Sha256;
import dev.ferry.mapping.MigrationId;
import dev.ferry.mapping.NodeId;
import dev.ferry.mapping.Origin;
import dev.ferry.mapping.RepositoryRef;
import dev.ferry.mapping.StagingNumber;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecoveryLedgerTest {
    private static final Instant MADE = Instant.parse("2026-03-01T10:20:30.456Z");
    private static final MigrationId LOST = MigrationId.generate(MADE, new Random(3));
    private static final Sha256 HASH = new Sha256("ab".repeat(32));
    private static final NewMigration BEGUN = new NewMigration(
            HASH,
            Path.of("/somewhere/archive.zip"),
            RepositoryRef.parse("example/staging"),
            RepositoryRef.parse("example/project"));

    @TempDir
    Path folder;

    @Test
    void what_was_found_is_told_by_its_item_and_belongs_to_no_migration() {
        try (Ledger ledger = open()) {
            RecoveryLedger recovery = ledger.recovery();
            recovery.begin();
            recovery.add(List.of(found("7", false, 3, "first"), found("8", false, 4, "x")));
            // Lists move while they are read: the later look counts.
            recovery.add(List.of(found("7", false, 3, "again"), found("7", true, 12, "moved"), unmarked(9)));
            assertThat(recovery.items()).isEqualTo(2);
            assertThat(recovery.arrived()).isEqualTo(1);
            assertThat(ledger.view().migrations()).isEmpty();

            recovery.write(LOST, BEGUN, MADE, draft -> {
                assertThat(draft.take(new LegacyId("7")))
                        .extracting(FoundRow::details)
                        .containsExactly("moved", "again");
                assertThat(draft.untaken(10)).extracting(FoundRow::number).containsExactly(4);
                assertThat(draft.unmarked(10)).extracting(FoundRow::number).containsExactly(9);
                return true;
            });
            assertThat(recovery.items()).isZero();
        }
    }

    @Test
    void a_recovered_item_is_like_one_that_was_imported() {
        try (Ledger ledger = open()) {
            RecoveryLedger recovery = ledger.recovery();
            recovery.begin();
            recovery.write(LOST, BEGUN, MADE, draft -> {
                draft.add(item("7", 3, RecoveredItem.Archived.SAME));
                draft.add(item("8", 4, RecoveredItem.Archived.CHANGED));
                draft.add(item("9", 5, RecoveredItem.Archived.GONE));
                draft.putAside(new StagingNumber(6), Optional.empty(), "a copy");
                return true;
            });

            assertThat(ledger.view().find(LOST).orElseThrow().created()).isEqualTo(MADE);
            MigrationLedger migration = ledger.migration(LOST);
            assertThat(migration.view().counts().of(ItemState.IMPORTED)).isEqualTo(3);
            assertThat(migration.view().parts(new LegacyId("7")))
                    .singleElement()
                    .satisfies(part -> assertThat(part.state()).isEqualTo(PartState.PRESENT));
            assertThat(migration.view().newerArchive().outdated())
                    .containsExactly(new LegacyId("8"), new LegacyId("9"));
            assertThat(migration.view().extras()).hasSize(1);
            // What the archive lacks is skipped when its issue is deleted, what it has otherwise is planned.
            migration.commit(List.of(
                    new Transition.Anew(new LegacyId("8"), "deleted"),
                    new Transition.Anew(new LegacyId("9"), "deleted")));
            assertThat(migration.view().item(new LegacyId("8")).orElseThrow().state())
                    .isEqualTo(ItemState.PLANNED);
            assertThat(migration.view().item(new LegacyId("9")).orElseThrow().state())
                    .isEqualTo(ItemState.SKIPPED);
        }
    }

    @Test
    void a_recovery_that_fails_leaves_nothing_and_may_begin_again() {
        try (Ledger ledger = open()) {
            RecoveryLedger recovery = ledger.recovery();
            recovery.begin();
            recovery.add(List.of(found("7", false, 3, "x")));
            assertThatThrownBy(() -> recovery.write(LOST, BEGUN, MADE, draft -> {
                        draft.add(item("7", 3, RecoveredItem.Archived.SAME));
                        throw new IllegalStateException("killed");
                    }))
                    .hasMessage("killed");

            assertThat(ledger.view().migrations()).isEmpty();
            assertThat(recovery.items()).isEqualTo(1);
            recovery.begin();
            assertThat(recovery.items()).isZero();
        }
    }

    @Test
    void an_id_tells_when_it_was_made_unless_it_was_made_up() {
        assertThat(LOST.made()).hasValue(MADE);
        assertThat(new MigrationId("U".repeat(26)).made()).isEmpty();
        assertThat(new MigrationId("Z".repeat(26)).made()).isEmpty();
    }

    private Ledger open() {
        return Ledger.open(folder.resolve("ferry.db"), "test", Clock.systemUTC());
    }

    private static FoundRow found(String item, boolean arrived, int number, String details) {
        return new FoundRow(Optional.of(new LegacyId(item)), arrived, number, details);
    }

    private static FoundRow unmarked(int number) {
        return new FoundRow(Optional.empty(), true, number, "");
    }

    private static RecoveredItem item(String id, int number, RecoveredItem.Archived archived) {
        LegacyId item = new LegacyId(id);
        return new RecoveredItem(
                new PlannedItem(item, MADE, "Title", Optional.empty(), HASH),
                ItemState.IMPORTED,
                Optional.of(new StagingIssue(new StagingNumber(number), Optional.of(new NodeId("n" + number)))),
                Optional.empty(),
                List.of(new RecoveredItem.Part(
                        PartPlan.of(Origin.of(item), HASH), PartState.PRESENT, Optional.empty())),
                Optional.empty(),
                archived);
    }
}
