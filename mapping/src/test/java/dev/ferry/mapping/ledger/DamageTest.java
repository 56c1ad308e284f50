package dev.ferry.mapping.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ferry.archive.ConfigException;
import dev.ferry.archive.DataException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that are no good ledger. */
class DamageTest {
    @TempDir
    Path folder;

    private Path file = Path.of("");

    @BeforeEach
    void place() {
        file = folder.resolve("ferry.db");
    }

    @Test
    void a_file_that_is_no_database_is_refused_by_name() throws IOException {
        Files.writeString(file, "no database at all, but long enough to have a header that could be looked at");
        assertRefused("ferry.db is damaged or is not a ledger");
    }

    @Test
    void damaged_pages_are_refused_and_not_read_as_data() throws IOException {
        fill();
        try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "rw")) {
            // The header stays whole; everything behind the first page is overwritten.
            byte[] noise = new byte[(int) bytes.length() - 4096];
            Arrays.fill(noise, (byte) 0x5a);
            bytes.seek(4096);
            bytes.write(noise);
        }
        assertThatThrownBy(() -> {
                    try (LedgerView view = LedgerView.openReadOnly(file)) {
                        view.migrations();
                    }
                })
                .isInstanceOf(DataException.class)
                .hasMessageContaining("ferry.db is damaged");
    }

    @Test
    void a_truncated_file_is_refused() throws IOException {
        fill();
        try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "rw")) {
            bytes.setLength(bytes.length() / 2);
        }
        assertThatThrownBy(() -> {
                    try (Ledger ledger = Ledger.open(file, "test", Samples.CLOCK)) {
                        MigrationView view = ledger.view()
                                .migration(ledger.view().migrations().get(0).id());
                        view.items()
                                .forEach(item ->
                                        assertThat(view.parts(item.id())).isNotEmpty());
                    }
                })
                .isInstanceOf(DataException.class)
                .hasMessageContaining("ferry.db is damaged");
    }

    @Test
    void another_programs_database_is_left_alone() throws Exception {
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                var statement = connection.createStatement()) {
            statement.execute("CREATE TABLE issue (id INTEGER)");
        }
        byte[] before = Files.readAllBytes(file);
        assertRefused("not a ledger of Ferry");
        assertThat(Files.readAllBytes(file)).isEqualTo(before);
    }

    @Test
    void a_newer_ferrys_ledger_is_refused() throws Exception {
        fill();
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                var statement = connection.createStatement()) {
            statement.execute("PRAGMA user_version = 99");
        }
        assertThatThrownBy(() -> LedgerView.openReadOnly(file))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("newer Ferry");
        assertThatThrownBy(() -> Ledger.open(file, "test", Samples.CLOCK))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("newer Ferry");
    }

    @Test
    void where_there_is_none_or_an_empty_file_readers_see_nothing_and_make_nothing() throws IOException {
        try (LedgerView view = LedgerView.openReadOnly(file)) {
            assertThat(view.migrations()).isEmpty();
            assertThat(view.findByStaging(Samples.STAGING)).isEmpty();
            assertThat(view.quota("any")).isEmpty();
        }
        assertThat(file).doesNotExist();
        Files.createFile(file);
        try (LedgerView view = LedgerView.openReadOnly(file)) {
            assertThat(view.migrations()).isEmpty();
        }
        // What a kill before the first commit leaves behind is taken for a fresh start.
        Ledger.open(file, "test", Samples.CLOCK).close();
    }

    @Test
    void a_folder_with_odd_characters_works() throws IOException {
        Path odd = Files.createDirectory(folder.resolve("a? b#c%20ü"));
        file = odd.resolve("ferry.db");
        fill();
        assertThat(file).exists();
        try (LedgerView view = LedgerView.openReadOnly(file)) {
            assertThat(view.migrations()).hasSize(1);
        }
    }

    private void fill() {
        try (Ledger ledger = Ledger.open(file, "test", Samples.CLOCK)) {
            MigrationLedger migration = Samples.begin(ledger);
            migration.plan(Samples.items(500));
            migration.commit(IntStream.rangeClosed(1, 500)
                    .mapToObj(item -> new Transition.Sending(Samples.id(item), Samples.parts(item, 3), 4))
                    .toList());
        }
    }

    private void assertRefused(String message) {
        assertThatThrownBy(() -> LedgerView.openReadOnly(file))
                .isInstanceOf(DataException.class)
                .hasMessageContaining(message);
        assertThatThrownBy(() -> Ledger.open(file, "test", Samples.CLOCK))
                .isInstanceOf(DataException.class)
                .hasMessageContaining(message);
    }
}
