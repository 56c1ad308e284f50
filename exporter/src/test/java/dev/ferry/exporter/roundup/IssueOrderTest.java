package dev.ferry.exporter.roundup;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IssueOrderTest {
    @TempDir
    Path home;

    @Test
    void is_that_of_the_dates_and_then_of_the_ids() throws Exception {
        assertThat(order("20050106222945.323", "20040106222945.323", "20050106222945.323"))
                .containsExactly(2L, 1L, 3L);
    }

    @Test
    void holds_for_dates_that_the_database_would_sort_otherwise() throws Exception {
        // As texts, dates with dashes come before those without.
        assertThat(order("2005-01-06.22:29:45", "20050105222945.323", "soon", "2005-01-04 22:29:45.5"))
                .containsExactly(3L, 4L, 2L, 1L);
    }

    private List<Long> order(String... created) throws Exception {
        try (HandMadeTracker tracker = HandMadeTracker.classic(home)) {
            for (int i = 0; i < created.length; i++) {
                tracker.insert("issue", i + 1, "title", "t");
                tracker.sql(
                        "update _issue set _creation = '" + created[i] + "', _activity = null where id = " + (i + 1));
            }
            tracker.finish();
            try (Snapshot snapshot = Snapshot.sqlite(tracker.database(), LockPatience.hasty())) {
                return IssueOrder.load(snapshot, "issue").batch(0, 10);
            }
        }
    }
}
