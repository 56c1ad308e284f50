package dev.ferry.mapping.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ferry.archive.ConfigException;
import dev.ferry.archive.MessageId;
import dev.ferry.mapping.FinalNumber;
import dev.ferry.mapping.references.Foreseen;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Numbers foreseen, as the ledger keeps them: a text stays with those that it was written with. */
class ForecastLedgerTest {
    @TempDir
    Path folder;

    @Test
    void nothing_is_foreseen_before_somebody_asks_for_it() {
        try (Ledger ledger = open()) {
            MigrationLedger migration = Samples.begin(ledger);
            migration.plan(Samples.items(2));
            migration.commit(new Transition.Sending(Samples.id(1), Samples.parts(1, 0), 1));
            ForecastView forecast = migration.view().forecast();
            assertThat(forecast.current()).isEmpty();
            assertThat(forecast.writtenWith(Samples.id(1))).isEmpty();
            assertThat(forecast.forecasts().of(Samples.id(1))).isEmpty();
            assertThat(forecast.isComplete()).isFalse();
        }
    }

    @Test
    void numbers_rise_in_legacy_order_and_messages_lead_to_their_issue() {
        try (Ledger ledger = open()) {
            MigrationLedger migration = Samples.begin(ledger);
            migration.plan(Samples.items(3));
            migration.commit(new Transition.Skipped(Samples.id(2), "not wanted"));
            migration.hold(Map.of(new MessageId("301"), Samples.id(3), new MessageId("999"), Samples.id(77)));
            assertThat(migration.foresee(new FinalNumber(18))).isEqualTo(1);

            Foreseen known =
                    migration.view().forecast().forecasts().of(Samples.id(1)).orElseThrow();
            assertThat(known.repository()).hasToString("example/project");
            assertThat(known.number(Samples.id(1))).contains(new FinalNumber(18));
            assertThat(known.number(Samples.id(2))).isEmpty();
            assertThat(known.number(Samples.id(3))).contains(new FinalNumber(19));
            assertThat(known.issue(new FinalNumber(19))).contains(Samples.id(3));
            assertThat(known.issue(new FinalNumber(20))).isEmpty();
            assertThat(known.holder(new MessageId("301"))).contains(Samples.id(3));
            assertThat(known.holder(new MessageId("999"))).isEmpty();
            assertThat(migration.view().forecast().span(1)).contains(new ForecastView.Span(2, 18, 19));
            assertThat(migration.view().forecast().isComplete()).isTrue();
        }
    }

    @Test
    void a_text_keeps_the_generation_that_it_was_written_with() {
        try (Ledger ledger = open()) {
            MigrationLedger migration = Samples.begin(ledger);
            migration.plan(Samples.items(2));
            migration.foresee(new FinalNumber(5));
            migration.commit(new Transition.Sending(Samples.id(1), Samples.parts(1, 0), 1));
            migration.plan(Samples.items(3));
            ForecastView forecast = migration.view().forecast();
            assertThat(forecast.isComplete()).isFalse();
            migration.hold(Map.of(new MessageId("301"), Samples.id(3)));
            assertThat(migration.foresee(new FinalNumber(8))).isEqualTo(2);
            migration.commit(new Transition.NotMade(Samples.id(1), "refused"));
            migration.commit(new Transition.Sending(Samples.id(1), Samples.parts(1, 0), 1));
            migration.commit(new Transition.Sending(Samples.id(2), Samples.parts(2, 0), 1));

            assertThat(forecast.writtenWith(Samples.id(1))).contains(1);
            assertThat(forecast.writtenWith(Samples.id(2))).contains(2);
            Foreseen old = forecast.forecasts().of(Samples.id(1)).orElseThrow();
            Foreseen fresh = forecast.forecasts().of(Samples.id(3)).orElseThrow();
            assertThat(old.number(Samples.id(2))).contains(new FinalNumber(6));
            assertThat(old.number(Samples.id(3))).isEmpty();
            assertThat(old.holder(new MessageId("301"))).isEmpty();
            assertThat(fresh.number(Samples.id(2))).contains(new FinalNumber(9));
            assertThat(fresh.holder(new MessageId("301"))).contains(Samples.id(3));
        }
    }

    @Test
    void what_is_deleted_on_staging_is_written_with_the_newest_numbers() {
        try (Ledger ledger = open()) {
            MigrationLedger migration = Samples.begin(ledger);
            migration.plan(Samples.items(1));
            migration.foresee(new FinalNumber(5));
            migration.commit(new Transition.Sending(Samples.id(1), Samples.parts(1, 0), 1));
            migration.commit(new Transition.Imported(Samples.id(1), Samples.staging(1)));
            migration.foresee(new FinalNumber(6));
            migration.commit(new Transition.Lost(Samples.id(1), "not listed"));
            assertThat(migration.view().forecast().writtenWith(Samples.id(1))).isEmpty();
            migration.commit(new Transition.Sending(Samples.id(1), Samples.parts(1, 0), 1));
            assertThat(migration.view().forecast().writtenWith(Samples.id(1))).contains(2);
        }
    }

    @Test
    void what_is_moved_has_its_own_number_and_the_rest_follows() {
        try (Ledger ledger = open()) {
            MigrationLedger migration = Samples.begin(ledger);
            migration.plan(Samples.items(3));
            migration.foresee(new FinalNumber(5));
            migration.commit(new Transition.Sending(Samples.id(1), Samples.parts(1, 0), 1));
            migration.commit(new Transition.Imported(Samples.id(1), Samples.staging(1)));
            migration.commit(new Transition.Moving(Samples.id(1)));
            ForecastView forecast = migration.view().forecast();
            // On its way, it may have its number already.
            assertThat(forecast.next()).isEmpty();
            migration.commit(new Transition.Moved(Samples.id(1), Samples.finalIssue(7)));
            assertThat(forecast.next()).contains(new ForecastView.Expected(Samples.id(2), new FinalNumber(6)));
            migration.commit(new Transition.Failed(Samples.id(2), new Failure("DATA", "mend it", "unusable")));
            assertThat(forecast.next()).contains(new ForecastView.Expected(Samples.id(3), new FinalNumber(7)));
            migration.commit(new Transition.Requeued(Samples.id(2)));
            migration.foresee(new FinalNumber(8));
            Foreseen known = forecast.forecasts().of(Samples.id(2)).orElseThrow();
            assertThat(known.number(Samples.id(1))).contains(new FinalNumber(7));
            assertThat(known.number(Samples.id(2))).contains(new FinalNumber(8));
            assertThat(known.number(Samples.id(3))).contains(new FinalNumber(9));
        }
    }

    @Test
    void what_is_planned_and_older_is_no_next_one_on_staging() {
        try (Ledger ledger = open()) {
            MigrationLedger migration = Samples.begin(ledger);
            migration.plan(Samples.items(3));
            migration.foresee(new FinalNumber(5));
            ForecastView forecast = migration.view().forecast();
            assertThat(forecast.nextOnStaging()).isEmpty();
            assertThat(forecast.decisive()).isEqualTo(forecast.next()).isPresent();
            imported(migration, 2);
            assertThat(forecast.decisive()).isEqualTo(forecast.nextOnStaging());
            assertThat(forecast.next()).contains(new ForecastView.Expected(Samples.id(1), new FinalNumber(5)));
            assertThat(forecast.nextOnStaging()).contains(new ForecastView.Expected(Samples.id(2), new FinalNumber(6)));
            migration.commit(new Transition.Moving(Samples.id(2)));
            assertThat(forecast.nextOnStaging()).isEmpty();
            migration.commit(new Transition.Moved(Samples.id(2), Samples.finalIssue(5)));
            imported(migration, 1);
            // A transfer begins with what is on staging, also where it was overtaken.
            assertThat(forecast.nextOnStaging()).contains(new ForecastView.Expected(Samples.id(1), new FinalNumber(5)));
        }
    }

    @Test
    void numbers_that_no_text_was_written_with_are_none_that_an_issue_could_miss() {
        try (Ledger ledger = open()) {
            MigrationLedger migration = Samples.begin(ledger);
            migration.plan(Samples.items(2));
            migration.foresee(new FinalNumber(5));
            migration.foresee(new FinalNumber(6));
            imported(migration, 1);
            imported(migration, 2);
            migration.commit(new Transition.Moving(Samples.id(1)));
            migration.commit(new Transition.Moved(Samples.id(1), Samples.finalIssue(6)));
            MovedView moved = migration.view().moved();
            assertThat(moved.otherThanForeseen()).isZero();
            migration.commit(new Transition.Moving(Samples.id(2)));
            migration.commit(new Transition.Moved(Samples.id(2), Samples.finalIssue(8)));
            assertThat(moved.otherThanForeseen()).isEqualTo(1);
        }
    }

    private static void imported(MigrationLedger migration, int item) {
        migration.commit(new Transition.Sending(Samples.id(item), Samples.parts(item, 0), 1));
        migration.commit(new Transition.Imported(Samples.id(item), Samples.staging(item)));
    }

    @Test
    void a_making_that_was_killed_leaves_nothing_of_another_archive() {
        try (Ledger ledger = open()) {
            MigrationLedger migration = Samples.begin(ledger);
            migration.plan(Samples.items(2));
            migration.hold(Map.of(new MessageId("7"), Samples.id(1)));
            migration.forgetUnfinishedForecast();
            migration.hold(Map.of(new MessageId("7"), Samples.id(2)));
            migration.foresee(new FinalNumber(1));
            Foreseen known =
                    migration.view().forecast().forecasts().of(Samples.id(1)).orElseThrow();
            assertThat(known.holder(new MessageId("7"))).contains(Samples.id(2));
        }
    }

    @Test
    void a_ledger_of_the_time_before_is_brought_up_to_date_and_foresees_nothing() throws SQLException {
        Path file = folder.resolve("ferry.db");
        try (Ledger ledger = open()) {
            Samples.begin(ledger).plan(Samples.items(1));
        }
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = connection.createStatement()) {
            for (String younger : List.of(
                    "attached_file",
                    "found_file",
                    "relation",
                    "undo",
                    "forecast",
                    "forecast_message",
                    "written_with")) {
                statement.execute("DROP TABLE " + younger);
            }
            statement.execute("PRAGMA user_version = 4");
        }
        assertThatThrownBy(() -> LedgerView.openReadOnly(file).close())
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("older Ferry");
        try (Ledger ledger = open()) {
            MigrationView view = ledger.view()
                    .migration(
                            ledger.view().findByStaging(Samples.STAGING).get(0).id());
            assertThat(view.counts().total()).isEqualTo(1);
            assertThat(view.forecast().current()).isEmpty();
            assertThat(ReferenceMode.of(view)).isEqualTo(ReferenceMode.LEGACY);
        }
    }

    private Ledger open() {
        return Ledger.open(folder.resolve("ferry.db"), "ferry import", Samples.CLOCK);
    }
}
