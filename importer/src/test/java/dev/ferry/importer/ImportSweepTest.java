package dev.ferry.importer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ferry.archive.LegacyId;
import dev.ferry.archive.Sha256;
import dev.ferry.github.ImportStatus;
import dev.ferry.github.RemoteException;
import dev.ferry.mapping.RepositoryRef;
import dev.ferry.mapping.ledger.Ledger;
import dev.ferry.mapping.ledger.MigrationLedger;
import dev.ferry.mapping.ledger.NewMigration;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ImportSweepTest {
    private static final int PAGES = 12;
    private static final Instant NOW = PagedImports.time(100);
    private static final LegacyId ITEM = new LegacyId("7");

    @TempDir
    Path folder;

    private Ledger file;
    private MigrationLedger ledger;

    @BeforeEach
    void open() {
        file = Ledger.open(folder.resolve("ferry.db"), "ferry import", Clock.fixed(NOW, ZoneOffset.UTC));
        ledger = file.begin(
                new NewMigration(
                        new Sha256("0".repeat(64)),
                        folder.resolve("archive.zip"),
                        new RepositoryRef("example", "staging"),
                        new RepositoryRef("example", "project")),
                new Random(1));
    }

    @AfterEach
    void close() {
        file.close();
    }

    /** What stops a run in the middle of a page. */
    private static final class Kill extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    private ImportSweep begin(Instant oldest) {
        return ImportSweep.begin(ledger, NOW, oldest, Set.of(ITEM));
    }

    private static Consumer<List<ImportStatus>> killedAfter(int imports, List<Long> seen) {
        int[] left = {imports};
        return page -> page.forEach(status -> {
            if (left[0]-- == 0) {
                throw new Kill();
            }
            seen.add(status.id());
        });
    }

    @ParameterizedTest
    @EnumSource(PagedImports.Habit.class)
    void a_walk_that_is_killed_on_every_third_page_sees_every_import_and_no_page_it_had_passed(
            PagedImports.Habit habit) {
        PagedImports list = new PagedImports(habit, PAGES, false);
        List<Long> seen = new ArrayList<>();
        int kills = 0;
        ImportSweep sweep = begin(PagedImports.FIRST);
        for (boolean ended = false; !ended; ) {
            try {
                ended = sweep.goOn(PAGES, list, killedAfter(5, seen));
            } catch (Kill e) {
                kills++;
                sweep = ImportSweep.kept(ledger, NOW).orElseGet(() -> begin(PagedImports.FIRST));
            }
        }
        assertThat(kills).isPositive();
        assertThat(new TreeSet<>(seen)).hasSize(2 * PAGES);
        // Of the page at which it was killed one import was seen already.
        assertThat(seen).hasSize(2 * PAGES + kills);
    }

    @ParameterizedTest
    @EnumSource(PagedImports.Habit.class)
    void a_walk_in_steps_of_some_pages_sees_every_import_once(PagedImports.Habit habit) {
        PagedImports list = new PagedImports(habit, PAGES, false);
        List<Long> seen = new ArrayList<>();
        ImportSweep sweep = begin(PagedImports.FIRST);
        int steps = 1;
        while (!sweep.goOn(5, list, page -> page.forEach(status -> seen.add(status.id())))) {
            steps++;
        }
        assertThat(steps).isEqualTo(3);
        assertThat(seen).doesNotHaveDuplicates().hasSize(2 * PAGES);
    }

    @ParameterizedTest
    @EnumSource(
            value = PagedImports.Habit.class,
            names = {"NEWEST_FIRST", "OLDEST_FIRST"})
    void it_ends_at_the_page_that_is_old_enough(PagedImports.Habit habit) {
        List<Long> seen = new ArrayList<>();
        begin(PagedImports.time(19))
                .goOn(
                        PAGES,
                        new PagedImports(habit, PAGES, false),
                        page -> page.forEach(status -> seen.add(status.id())));
        assertThat(seen).containsExactlyInAnyOrder(18L, 19L, 20L, 21L, 22L, 23L);
    }

    @Test
    void what_it_saw_and_whom_it_counts_for_is_kept() {
        PagedImports list = new PagedImports(PagedImports.Habit.NEWEST_FIRST, PAGES, false);
        ImportSweep sweep = begin(PagedImports.FIRST);
        sweep.goOn(PAGES, list, page -> sweep.sawOnePending());
        ImportSweep kept = ImportSweep.kept(ledger, NOW.plusSeconds(60)).orElseThrow();
        assertThat(kept.sawPending()).isTrue();
        assertThat(kept.began()).isEqualTo(NOW);
        assertThat(kept.covers(ITEM)).isTrue();
        assertThat(kept.covers(new LegacyId("8"))).isFalse();
        List<Long> seen = new ArrayList<>();
        kept.goOn(PAGES, list, page -> page.forEach(status -> seen.add(status.id())));
        assertThat(seen).isEmpty();
    }

    @Test
    void an_old_walk_and_a_forgotten_one_are_not_gone_on_with() {
        begin(PagedImports.FIRST)
                .goOn(PAGES, new PagedImports(PagedImports.Habit.NEWEST_FIRST, PAGES, false), page -> {});
        assertThat(ImportSweep.kept(ledger, NOW.plusSeconds(3600))).isEmpty();
        assertThat(ImportSweep.kept(ledger, NOW)).isPresent();
        ImportSweep.forget(ledger);
        assertThat(ImportSweep.kept(ledger, NOW)).isEmpty();
    }

    @Test
    void pages_in_a_ring_are_not_read_for_ever() {
        PagedImports ring = new PagedImports(PagedImports.Habit.OLDEST_FIRST_WITHOUT_LAST, 3, true);
        assertThatThrownBy(() -> atMost20Pages().goOn(Integer.MAX_VALUE, ring, page -> {}))
                .isInstanceOf(RemoteException.class)
                .hasMessageContaining("does not end after 20 pages");
        PagedImports straight = new PagedImports(PagedImports.Habit.OLDEST_FIRST_WITHOUT_LAST, 20, false);
        assertThat(atMost20Pages().goOn(Integer.MAX_VALUE, straight, page -> {}))
                .isTrue();
    }

    private ImportSweep atMost20Pages() {
        return ImportSweep.begin(ledger, NOW, PagedImports.FIRST, Set.of(ITEM), 20);
    }
}
