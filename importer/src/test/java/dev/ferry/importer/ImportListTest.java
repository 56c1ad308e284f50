package dev.ferry.importer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ferry.github.ImportPage;
import dev.ferry.github.ImportStatus;
import dev.ferry.github.RemoteException;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ImportListTest {
    private static final Instant TIME = Instant.parse("2026-01-01T00:00:00Z");
    private static final int BOUND = 7;

    /** How a server orders its list and how its pages are linked: each is read by a loop of its own. */
    enum Habit {
        NEWEST_FIRST(false, true),
        OLDEST_FIRST(true, true),
        OLDEST_FIRST_WITHOUT_LAST(true, false);

        final boolean rising;
        final boolean tellsLast;

        Habit(boolean rising, boolean tellsLast) {
            this.rising = rising;
            this.tellsLast = tellsLast;
        }
    }

    /** So many pages of two imports each; numbered from 0, the addresses hold the number. */
    private record Server(Habit habit, int pages, boolean ring) implements ImportList.Source {
        @Override
        public ImportPage first() {
            return page(0);
        }

        @Override
        public ImportPage at(URI page) {
            return page(Integer.parseInt(page.getPath().substring(1)));
        }

        private ImportPage page(int number) {
            int oldest = habit.rising ? number : pages - 1 - number;
            List<ImportStatus> items = habit.rising
                    ? List.of(status(2L * oldest), status(2L * oldest + 1))
                    : List.of(status(2L * oldest + 1), status(2L * oldest));
            Optional<URI> next = number + 1 < pages ? uri(number + 1) : ring ? uri(0) : Optional.empty();
            Optional<URI> previous = habit.tellsLast && number > 0 ? uri(number - 1) : Optional.empty();
            return new ImportPage(items, next, previous, habit.tellsLast ? uri(pages - 1) : Optional.empty());
        }

        private static Optional<URI> uri(int page) {
            return Optional.of(URI.create("https://api.example.org/" + page));
        }

        private static ImportStatus status(long id) {
            return new ImportStatus(
                    id, ImportStatus.State.PENDING, "pending", Optional.empty(), Optional.empty(), TIME, TIME);
        }
    }

    private static List<Long> visited(ImportList list) {
        List<Long> ids = new ArrayList<>();
        list.visit(status -> false, status -> ids.add(status.id()));
        return ids;
    }

    @ParameterizedTest
    @EnumSource(Habit.class)
    void a_list_as_long_as_the_bound_is_read_whole(Habit habit) {
        // Where the last page is told, the first is read once more: to learn that, and as the last one's forebear.
        int pages = habit == Habit.OLDEST_FIRST ? BOUND - 1 : BOUND;
        List<Long> ids = visited(new ImportList(new Server(habit, pages, false), BOUND));

        assertThat(ids).hasSize(2 * pages).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @EnumSource(Habit.class)
    void a_list_of_one_page_more_is_refused(Habit habit) {
        int pages = habit == Habit.OLDEST_FIRST ? BOUND : BOUND + 1;
        ImportList list = new ImportList(new Server(habit, pages, false), BOUND);

        assertThatThrownBy(() -> visited(list))
                .isInstanceOf(RemoteException.class)
                .hasMessageContaining("does not end after " + BOUND + " pages");
    }

    @ParameterizedTest
    @EnumSource(Habit.class)
    void pages_in_a_ring_are_not_read_for_ever(Habit habit) {
        ImportList list = new ImportList(new Server(habit, 3, true), BOUND);

        assertThatThrownBy(() -> visited(list)).isInstanceOf(RemoteException.class);
    }

    @Test
    void each_look_has_the_whole_bound() {
        ImportList list = new ImportList(new Server(Habit.NEWEST_FIRST, BOUND, false), BOUND);

        assertThat(visited(list)).isEqualTo(visited(list));
    }
}
