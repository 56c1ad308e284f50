package dev.ferry.mapping.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ferry.archive.ConfigException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkspaceLockTest {
    @TempDir
    Path folder;

    @Test
    void a_second_holder_in_the_same_process_is_refused_and_does_not_break_the_first_ones_lock() throws Exception {
        Path file = folder.resolve("ferry.db");
        try (Ledger first = Ledger.open(file, "ferry import", Samples.CLOCK)) {
            assertThatThrownBy(() -> Ledger.open(folder.resolve(".").resolve("ferry.db"), "ferry retry", Samples.CLOCK))
                    .isInstanceOf(ConfigException.class)
                    .hasMessageContaining("locked by `ferry import` (pid "
                            + ProcessHandle.current().pid());
            // Asking who holds it must not break it either.
            assertThat(LockHolder.of(file))
                    .hasValueSatisfying(holder -> assertThat(holder.command()).isEqualTo("ferry import"));
            Process other = LedgerProcess.start(file, 1);
            assertThat(other.waitFor()).as("another process").isNotZero();
            assertThat(first.view().migrations()).isEmpty();
        }
        Process other = LedgerProcess.start(file, 1);
        assertThat(other.waitFor()).isZero();
    }

    @Test
    void the_holder_is_forgotten_when_it_ends() throws IOException {
        Path file = folder.resolve("ferry.db");
        Ledger.open(file, "ferry import", Samples.CLOCK).close();
        assertThat(Files.readString(folder.resolve("ferry.db.lock"))).isEmpty();
    }

    @Test
    void a_folder_that_is_not_there_is_named() {
        assertThatThrownBy(() -> Ledger.open(folder.resolve("none/ferry.db"), "ferry import", Samples.CLOCK))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("none");
    }

    @Test
    void a_ledger_that_can_not_be_opened_does_not_stay_locked() throws IOException {
        Path file = folder.resolve("ferry.db");
        Files.writeString(file, "this is no database, whatever its name says");
        for (int attempt = 0; attempt < 2; attempt++) {
            assertThatThrownBy(() -> Ledger.open(file, "ferry import", Samples.CLOCK))
                    .isNotInstanceOf(ConfigException.class);
        }
        Files.delete(file);
        Ledger.open(file, "ferry import", Samples.CLOCK).close();
    }
}
