package dev.ferry.mapping.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ferry.archive.AttachedFile;
import dev.ferry.archive.FileId;
import dev.ferry.archive.LegacyId;
import dev.ferry.mapping.ledger.Transition.Found;
import dev.ferry.mapping.ledger.Transition.Imported;
import dev.ferry.mapping.ledger.Transition.Sending;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which files the ledger knows while issues are planned, change, and go away. */
class FilesLedgerTest {
    private static final LegacyId ID = Samples.id(1);

    @TempDir
    Path folder;

    private Ledger ledger;
    private MigrationLedger migration;

    @BeforeEach
    void begin() {
        ledger = Ledger.open(folder.resolve("ledger.db"), "test", Samples.CLOCK);
        migration = Samples.begin(ledger);
    }

    @AfterEach
    void close() {
        ledger.close();
    }

    private static AttachedFile file(String id, String name) {
        return new AttachedFile(new FileId(id), name, Optional.of("https://files.example.org/" + name));
    }

    private static PlannedItem item(int number, AttachedFile... files) {
        PlannedItem plain = Samples.item(number);
        return new PlannedItem(
                plain.id(), plain.created(), plain.title(), plain.url(), plain.recordHash(), List.of(files));
    }

    private static Found changed(AttachedFile... files) {
        PlannedItem plain = Samples.item(1);
        return new Found(
                ID,
                Optional.of(new PlannedItem(
                        ID, plain.created(), plain.title(), plain.url(), Samples.OTHER_HASH, List.of(files))));
    }

    private static Found gone() {
        return new Found(ID, Optional.empty());
    }

    private void takeUp(Transition found) {
        migration.commit(found);
        migration.takeUp(Samples.OTHER_HASH, Path.of("newer.zip"), Set.of());
    }

    private void imported() {
        migration.commit(new Sending(ID, Samples.parts(1, 1), 2));
        migration.commit(new Imported(ID, Samples.staging(1)));
    }

    private Optional<AttachedFile> known(String id) {
        return migration.view().files().file(new FileId(id)).map(FilesView.Held::file);
    }

    @Test
    void those_of_planned_items_are_known() {
        AttachedFile nameless = new AttachedFile(new FileId("7"), "", Optional.empty());
        migration.plan(List.of(item(1, file("6", "a.patch"), nameless), item(2)));
        assertThat(migration.view().files().file(new FileId("6")))
                .contains(new FilesView.Held(ID, file("6", "a.patch")));
        assertThat(migration.view().files().of(ID)).containsExactlyInAnyOrder(file("6", "a.patch"), nameless);
        assertThat(migration.view().files().of(Samples.id(2))).isEmpty();
        assertThat(known("7")).contains(nameless);
        assertThat(known("8")).isEmpty();
        assertThat(migration.view().files().areKnown()).isTrue();
    }

    @Test
    void of_one_that_several_issues_have_the_first_issue_counts() {
        migration.plan(List.of(item(2, file("6", "second")), item(1, file("6", "first"), file("6", "twice"))));
        assertThat(known("6")).contains(file("6", "first"));
    }

    @Test
    void another_migration_has_its_own() {
        migration.plan(List.of(item(1, file("6", "a.patch"))));
        MigrationLedger other = ledger.begin(Samples.migration(), new Random(2));
        assertThat(other.view().files().file(new FileId("6"))).isEmpty();
    }

    @Test
    void one_that_is_planned_anew_has_those_of_its_new_record() {
        migration.plan(List.of(item(1, file("6", "a.patch"), file("7", "b.patch"))));
        migration.plan(List.of(changed(file("7", "renamed.patch")).newer().orElseThrow()));
        assertThat(known("6")).isEmpty();
        assertThat(known("7")).contains(file("7", "renamed.patch"));
    }

    @Test
    void those_of_a_newer_archive_count_when_that_is_taken_up_and_not_before() {
        migration.plan(List.of(item(1, file("6", "a.patch"), file("7", "b.patch"))));
        imported();
        migration.commit(changed(file("7", "renamed.patch")));
        assertThat(known("6")).isPresent();
        assertThat(known("7")).contains(file("7", "b.patch"));
        migration.takeUp(Samples.OTHER_HASH, Path.of("newer.zip"), Set.of());
        assertThat(known("6")).isEmpty();
        assertThat(known("7")).contains(file("7", "renamed.patch"));
    }

    @Test
    void what_was_found_and_forgotten_is_not_taken_up() {
        migration.plan(List.of(item(1, file("6", "a.patch"))));
        migration.commit(changed(file("6", "renamed.patch")));
        migration.forgetFindings();
        migration.takeUp(Samples.OTHER_HASH, Path.of("newer.zip"), Set.of());
        assertThat(known("6")).contains(file("6", "a.patch"));
    }

    @Test
    void one_that_is_gone_from_the_tracker_takes_its_files_with_it_and_brings_them_back() {
        migration.plan(List.of(item(1, file("6", "a.patch"))));
        takeUp(gone());
        assertThat(known("6")).isEmpty();
        takeUp(changed(file("6", "a.patch")));
        assertThat(known("6")).isPresent();
    }

    @Test
    void so_does_one_whose_issue_is_still_to_be_deleted() {
        migration.plan(List.of(item(1, file("6", "a.patch"))));
        imported();
        takeUp(gone());
        assertThat(migration.view().newerArchive().outdated()).containsExactly(ID);
        assertThat(known("6")).isEmpty();
    }

    @Test
    void one_that_was_transferred_follows_the_archive_back_to_what_it_was() {
        migration.plan(List.of(item(1, file("6", "a.patch"))));
        imported();
        moved();
        takeUp(changed(file("6", "renamed.patch")));
        assertThat(known("6")).contains(file("6", "renamed.patch"));
        assertThat(migration.view().newerArchive().leftBehind()).hasSize(1);

        takeUp(new Found(ID, Optional.of(item(1, file("6", "a.patch")))));
        assertThat(known("6")).contains(file("6", "a.patch"));
        assertThat(migration.view().newerArchive().leftBehind()).isEmpty();
    }

    @Test
    void one_that_was_transferred_and_is_gone_has_none_whatever_archive_comes_next() {
        migration.plan(List.of(item(1, file("6", "a.patch"))));
        imported();
        moved();
        takeUp(gone());
        assertThat(known("6")).isEmpty();
        migration.takeUp(Samples.HASH, Path.of("part.zip"), Set.of());
        assertThat(known("6")).isEmpty();
    }

    private void moved() {
        migration.commit(new Transition.Moving(ID));
    }
}
