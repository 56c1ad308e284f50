package dev.ferry.mapping.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Lookups that are made for each reference or import must not go through all items: that is quadratic in their number. */
class QueryPlanTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @MethodSource
    void a_lookup_among_parts_begins_at_the_part(String query) {
        List<String> plan = plan(query);
        assertThat(plan.get(0)).as("%s", plan).matches("(SEARCH|SCAN) p USING .*INDEX part_.*");
        assertThat(plan.get(1)).as("%s", plan).contains("SEARCH i USING INTEGER PRIMARY KEY");
    }

    static List<String> a_lookup_among_parts_begins_at_the_part() {
        return List.of(LedgerIdMap.MESSAGE_URL, MigrationView.UNCONFIRMED_COUNT, MigrationView.knownImports(100));
    }

    @Test
    void an_item_is_found_by_its_numbers_through_an_index() {
        assertThat(plan(Rows.ITEM + "WHERE migration = ? AND final_number = ?").get(0))
                .contains("item_final");
        assertThat(plan(Rows.ITEM + "WHERE migration = ? AND staging_number = ?")
                        .get(0))
                .contains("item_staging");
        assertThat(plan(MovedView.BEHIND).get(0)).contains("item_final");
    }

    @Test
    void a_foreseen_number_is_found_through_indexes() {
        assertThat(plan(ForecastView.BY_ITEM)).allMatch(step -> step.startsWith("SEARCH"));
        assertThat(plan(ForecastView.BY_NUMBER).get(0)).contains("forecast_number");
        assertThat(plan(ForecastView.BY_NUMBER)).allMatch(step -> step.startsWith("SEARCH"));
    }

    @Test
    void what_was_foreseen_otherwise_is_counted_through_indexes() {
        assertThat(plan(MovedView.OTHERWISE))
                .anyMatch(step -> step.startsWith("SEARCH f USING PRIMARY KEY"))
                .noneMatch(step -> step.startsWith("SCAN f"));
    }

    private List<String> plan(String query) {
        Path file = folder.resolve("ferry.db");
        Database.openForWriting(file).close();
        try (Session session = Database.openForReading(file)) {
            return session.list(row -> row.getString("detail"), "EXPLAIN QUERY PLAN " + query);
        }
    }
}
