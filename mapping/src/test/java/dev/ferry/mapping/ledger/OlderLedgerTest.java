package dev.ferry.mapping.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ferry.archive.ConfigException;
import dev.ferry.mapping.MigrationId;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Ledgers of earlier formats, made by the scripts that made them then. */
@Tag("slow")
class OlderLedgerTest {
    private static final Clock LATER = Clock.offset(Samples.CLOCK, Duration.ofHours(1));

    @TempDir
    Path folder;

    @ParameterizedTest(name = "format {0}")
    @ValueSource(ints = {1, 2, 3, 4, 7})
    void an_older_ledger_is_brought_up_to_date_by_whoever_writes_and_loses_nothing(int format) throws Exception {
        Path today = folder.resolve("today.db");
        MigrationId id = fill(today);
        Path older = folder.resolve("older.db");
        write(format, today, older);
        assertThatThrownBy(() -> LedgerView.openReadOnly(older))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("an older Ferry (format " + format)
                .hasMessageContaining("any command that writes brings it up to date");

        Ledger.open(older, "test", LATER).close();

        try (LedgerView was = LedgerView.openReadOnly(today);
                LedgerView is = LedgerView.openReadOnly(older)) {
            assertThat(is.migrations()).isEqualTo(was.migrations());
            assertThat(is.quota("limits")).isEqualTo(was.quota("limits")).isPresent();
            MigrationView now = is.migration(id);
            assertThat(now.counts()).isEqualTo(was.migration(id).counts());
            assertThat(now.items()).containsExactlyElementsOf(was.migration(id).items());
            for (ItemRow item : was.migration(id).items()) {
                assertThat(now.parts(item.id()))
                        .usingRecursiveFieldByFieldElementComparatorIgnoringFields("announced")
                        .isEqualTo(was.migration(id).parts(item.id()));
            }
            // Their texts were sent with files as words, if at all.
            assertThat(now.files().areKnown()).isFalse();
            assertThat(was.migration(id).files().areKnown()).isTrue();
            // Nobody knows when it was announced, but not before the migration began; what is there needs no time.
            assertThat(now.parts(Samples.id(1)).get(0).announced())
                    .contains(format < 3 ? Samples.NOW : LATER.instant());
            assertThat(now.parts(Samples.id(3)).get(0).announced())
                    .isEqualTo(format < 3 ? Optional.empty() : Optional.of(LATER.instant()));
        }
        // And it is as good as one of today.
        try (Ledger ledger = Ledger.open(older, "test", LATER)) {
            ledger.migration(id).commit(new Transition.Sending(Samples.id(2), Samples.parts(2, 1), 2));
            assertThat(ledger.view().migration(id).parts(Samples.id(2)).get(0).announced())
                    .contains(LATER.instant());
        }
    }

    @Test
    void what_was_interrupted_in_the_middle_is_as_it_was() throws Exception {
        Path today = folder.resolve("today.db");
        fill(today);
        Path older = folder.resolve("older.db");
        write(2, today, older);
        try (Connection file = connect(older);
                Statement statement = file.createStatement()) {
            // The third script's second statement fails on it.
            statement.execute("ALTER TABLE item RENAME COLUMN migration TO other");
        }
        assertThatThrownBy(() -> Ledger.open(older, "test", LATER)).isInstanceOf(RuntimeException.class);
        try (Connection file = connect(older);
                Statement statement = file.createStatement()) {
            assertThat(columns(file, "main", "part")).doesNotContain("announced_at");
            statement.execute("ALTER TABLE item RENAME COLUMN other TO migration");
        }
        Ledger.open(older, "test", LATER).close();
    }

    /** One item in doubt, one planned, one that is there. */
    private static MigrationId fill(Path file) {
        MigrationId id;
        try (Ledger ledger = Ledger.open(file, "test", Samples.CLOCK)) {
            id = Samples.begin(ledger).id();
            ledger.putQuota("limits", "{}");
        }
        try (Ledger ledger = Ledger.open(file, "test", LATER)) {
            MigrationLedger migration = ledger.migration(id);
            migration.plan(Samples.items(3));
            migration.commit(new Transition.Sending(Samples.id(1), Samples.parts(1, 2), 3));
            migration.commit(new Transition.Unconfirmed(Samples.id(1), "lost", Optional.of(LATER.instant())));
            migration.commit(new Transition.Sending(Samples.id(3), Samples.parts(3, 2), 3));
            migration.commit(new Transition.Imported(Samples.id(3), Samples.staging(3)));
        }
        return id;
    }

    private static void write(int format, Path today, Path older) throws SQLException, IOException {
        try (Connection file = connect(older);
                Statement statement = file.createStatement()) {
            for (int script = 1; script <= format; script++) {
                for (String line : read("00" + script + ".sql").split(";\n\n")) {
                    statement.execute(line);
                }
            }
            statement.execute("ATTACH '" + today + "' AS today");
            for (String table : names(
                    file, "SELECT name FROM main.sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'")) {
                String columns = String.join(", ", columns(file, "main", table));
                statement.execute(
                        "INSERT INTO main." + table + " (" + columns + ") SELECT " + columns + " FROM today." + table);
            }
            String application = names(file, "PRAGMA today.application_id").get(0);
            statement.execute("PRAGMA main.application_id = " + application);
            statement.execute("PRAGMA main.user_version = " + format);
        }
    }

    private static Connection connect(Path file) throws SQLException {
        return DriverManager.getConnection("jdbc:sqlite:" + file);
    }

    private static List<String> columns(Connection file, String schema, String table) throws SQLException {
        return names(file, "SELECT name FROM pragma_table_info('" + table + "', '" + schema + "')");
    }

    private static List<String> names(Connection file, String query) throws SQLException {
        List<String> names = new ArrayList<>();
        try (Statement statement = file.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            while (rows.next()) {
                names.add(rows.getString(1));
            }
        }
        return names;
    }

    private static String read(String script) throws IOException {
        try (InputStream resource = Objects.requireNonNull(Database.class.getResourceAsStream(script))) {
            return new String(resource.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
