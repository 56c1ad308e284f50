package dev.ferry.mapping.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ferry.archive.LegacyId;
import dev.ferry.mapping.MapRow;
import dev.ferry.mapping.MigrationId;
import dev.ferry.mapping.Origin;
import dev.ferry.mapping.RepositoryRef;
import dev.ferry.mapping.ledger.Transition.Sending;
import dev.ferry.mapping.ledger.Transition.Skipped;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LedgerViewTest {
    @TempDir
    Path folder;

    private Ledger open() {
        return Ledger.open(folder.resolve("ferry.db"), "test", Samples.CLOCK);
    }

    @Test
    void migrations_live_side_by_side_and_are_found_by_their_staging_repository() {
        try (Ledger ledger = open()) {
            Random random = new Random(5);
            MigrationLedger first = ledger.begin(Samples.migration(), random);
            MigrationLedger second = ledger.begin(Samples.migration(), random);
            ledger.begin(
                    new NewMigration(
                            Samples.HASH,
                            Path.of("archive.zip"),
                            RepositoryRef.parse("example/other"),
                            RepositoryRef.parse("example/project")),
                    random);
            first.plan(Samples.items(2));
            second.plan(Samples.items(3));
            first.commit(new Skipped(Samples.id(1), "not wanted"));

            assertThat(ledger.view().migrations()).hasSize(3);
            assertThat(ledger.view().findByStaging(RepositoryRef.parse("EXAMPLE/Staging")))
                    .extracting(MigrationRecord::id)
                    .containsExactly(first.id(), second.id());
            assertThat(first.view().counts().total()).isEqualTo(2);
            assertThat(first.view().item(Samples.id(1)).orElseThrow().skipped()).contains("not wanted");
            assertThat(second.view().counts().of(ItemState.PLANNED)).isEqualTo(3);
            MigrationId unknown = new MigrationId("0".repeat(26));
            assertThat(ledger.view().find(unknown)).isEmpty();
            assertThatThrownBy(() -> ledger.migration(unknown)).hasMessageContaining(unknown.value());
        }
    }

    @Test
    void items_come_in_legacy_order_whatever_the_order_of_planning() {
        try (Ledger ledger = open()) {
            MigrationLedger migration = Samples.begin(ledger);
            List<PlannedItem> items = new ArrayList<>(Samples.items(1_201));
            Collections.shuffle(items, new Random(3));
            migration.plan(items.subList(0, 700));
            migration.plan(items.subList(600, 1_201));
            assertThat(migration.view().items())
                    .extracting(item -> Integer.parseInt(item.id().value()))
                    .hasSize(1_201)
                    .isSorted();
            assertThat(migration.view().mapRows())
                    .extracting(MapRow::id)
                    .first()
                    .isEqualTo(Samples.id(1));
            ItemRow thousandth = migration.view().item(Samples.id(1_000)).orElseThrow();
            assertThat(migration.view().next(ItemState.PLANNED, thousandth.position(), 2))
                    .extracting(ItemRow::id)
                    .containsExactly(Samples.id(1_001), Samples.id(1_002));
            assertThat(migration.view().items(ItemState.PLANNED, thousandth.position()))
                    .hasSize(201);
        }
    }

    @Test
    void items_can_change_while_they_are_read() {
        try (Ledger ledger = open()) {
            MigrationLedger migration = Samples.begin(ledger);
            migration.plan(Samples.items(1_000));
            List<LegacyId> seen = new ArrayList<>();
            for (ItemRow item : migration.view().items(ItemState.PLANNED)) {
                seen.add(item.id());
                migration.commit(new Sending(item.id(), Samples.parts(seen.size(), 0), 1));
            }
            assertThat(seen).hasSize(1_000).doesNotHaveDuplicates();
            assertThat(migration
                            .view()
                            .parts(List.of(Samples.id(7), Samples.id(3)))
                            .keySet())
                    .containsExactly(Samples.id(7), Samples.id(3));
        }
    }

    @Test
    void planning_again_takes_a_changed_record_only_where_nothing_was_sent() {
        try (Ledger ledger = open()) {
            MigrationLedger migration = Samples.begin(ledger);
            migration.plan(Samples.items(2));
            migration.commit(new Sending(Samples.id(2), Samples.parts(2, 0), 1));
            for (int number = 1; number <= 2; number++) {
                PlannedItem old = Samples.item(number);
                migration.plan(List.of(
                        new PlannedItem(old.id(), old.created(), "Mended", Optional.empty(), Samples.OTHER_HASH)));
            }
            ItemRow planned = migration.view().item(Samples.id(1)).orElseThrow();
            assertThat(planned.title()).isEqualTo("Mended");
            assertThat(planned.url()).isEmpty();
            assertThat(planned.recordHash()).isEqualTo(Samples.OTHER_HASH);
            ItemRow sent = migration.view().item(Samples.id(2)).orElseThrow();
            assertThat(sent.title()).isEqualTo("Issue 2");
            assertThat(sent.recordHash()).isEqualTo(Samples.HASH);
        }
    }

    @Test
    void quotas_notes_and_newer_archives_are_kept() {
        try (Ledger ledger = open()) {
            MigrationLedger migration = Samples.begin(ledger);
            ledger.putQuota("core", "{\"remaining\":1}");
            ledger.putQuota("core", "{\"remaining\":0}");
            migration.putNote("next-number", "12");
            migration.putNote("next-number", "13");
            migration.useArchive(Samples.OTHER_HASH, Path.of("newer.zip"));
        }
        try (LedgerView view = LedgerView.openReadOnly(folder.resolve("ferry.db"))) {
            MigrationRecord record = view.migrations().get(0);
            assertThat(record.archive()).isEqualTo(Samples.OTHER_HASH);
            assertThat(record.archivePath()).isEqualTo(Path.of("newer.zip"));
            assertThat(view.quota("core")).contains("{\"remaining\":0}");
            assertThat(view.quota("search")).isEmpty();
            assertThat(view.migration(record.id()).note("next-number")).contains("13");
            assertThat(view.migration(record.id()).note("other")).isEmpty();
        }
    }

    @Test
    void ids_of_any_form_are_kept_as_they_are() {
        try (Ledger ledger = open()) {
            MigrationLedger migration = Samples.begin(ledger);
            for (String text : List.of("PROJ-12", "a--b", "ü 漢𝄞", "x'; DROP TABLE item", "1\n2")) {
                LegacyId id = new LegacyId(text);
                migration.plan(List.of(new PlannedItem(id, Samples.NOW, "𝄞\ttitle", Optional.empty(), Samples.HASH)));
                migration.commit(new Sending(id, List.of(PartPlan.of(Origin.of(id), Samples.HASH)), 1));
                assertThat(migration.view().item(id).orElseThrow().id()).isEqualTo(id);
                assertThat(migration.view().parts(id).get(0).origin()).isEqualTo(Origin.of(id));
            }
        }
    }
}
