package dev.ferry.importer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ferry.github.RemoteException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ImportListTest {
    private static final int BOUND = 7;

    private static List<Long> visited(ImportList list) {
        List<Long> ids = new ArrayList<>();
        list.visit(status -> false, status -> ids.add(status.id()));
        return ids;
    }

    @ParameterizedTest
    @EnumSource(PagedImports.Habit.class)
    void a_list_as_long_as_the_bound_is_read_whole(PagedImports.Habit habit) {
        // Where the last page is told, the first is read once more: to learn that, and as the last one's forebear.
        int pages = habit == PagedImports.Habit.OLDEST_FIRST ? BOUND - 1 : BOUND;
        List<Long> ids = visited(new ImportList(new PagedImports(habit, pages, false), BOUND));

        assertThat(ids).hasSize(2 * pages).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @EnumSource(PagedImports.Habit.class)
    void a_list_of_one_page_more_is_refused(PagedImports.Habit habit) {
        int pages = habit == PagedImports.Habit.OLDEST_FIRST ? BOUND : BOUND + 1;
        ImportList list = new ImportList(new PagedImports(habit, pages, false), BOUND);

        assertThatThrownBy(() -> visited(list))
                .isInstanceOf(RemoteException.class)
                .hasMessageContaining("does not end after " + BOUND + " pages");
    }

    @ParameterizedTest
    @EnumSource(PagedImports.Habit.class)
    void pages_in_a_ring_are_not_read_for_ever(PagedImports.Habit habit) {
        ImportList list = new ImportList(new PagedImports(habit, 3, true), BOUND);

        assertThatThrownBy(() -> visited(list)).isInstanceOf(RemoteException.class);
    }

    @Test
    void each_look_has_the_whole_bound() {
        ImportList list = new ImportList(new PagedImports(PagedImports.Habit.NEWEST_FIRST, BOUND, false), BOUND);

        assertThat(visited(list)).isEqualTo(visited(list));
    }
}
