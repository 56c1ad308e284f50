package dev.ferry.mapping.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class LockHolderTest {
    @TempDir
    private Path folder;

    @Test
    void a_working_command_is_named_as_long_as_it_works() {
        Path ledger = folder.resolve("ferry.db");
        assertThat(LockHolder.of(ledger)).isEmpty();
        try (Ledger held = Ledger.open(ledger, "ferry import", Clock.systemUTC())) {
            assertThat(held.view().migrations()).isEmpty();
            assertThat(LockHolder.of(ledger)).hasValueSatisfying(holder -> {
                assertThat(holder.command()).isEqualTo("ferry import");
                assertThat(holder.pid()).isEqualTo(ProcessHandle.current().pid());
            });
        }
        assertThat(LockHolder.of(ledger)).isEmpty();
    }

    @Test
    void a_killed_command_is_not_named_even_when_its_process_number_was_given_to_another() throws IOException {
        Path ledger = folder.resolve("ferry.db");
        Instant longAgo = Instant.parse("2001-01-01T00:00:00Z");
        LockHolder killed =
                new LockHolder("ferry import", ProcessHandle.current().pid(), longAgo);
        Files.writeString(folder.resolve("ferry.db.lock"), killed + "\n");
        assertThat(LockHolder.of(ledger)).isEmpty();
    }

    @Test
    void a_text_of_another_form_names_nobody() {
        assertThat(LockHolder.parse("")).isEmpty();
        assertThat(LockHolder.parse("`ferry import` (pid 12, since yesterday)")).isEmpty();
        assertThat(LockHolder.parse("`ferry import` (pid 12, since 2026-01-01T00:00:00Z)"))
                .hasValue(new LockHolder("ferry import", 12, Instant.parse("2026-01-01T00:00:00Z")));
    }
}
