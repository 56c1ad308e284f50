package dev.ferry.mapping.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ferry.archive.ConfigException;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A real process is killed with SIGKILL amid its commits. */
@Timeout(120)
@Tag("slow")
class CrashTest {
    private static final int ITEMS = 1_500;
    private static final int KILLS = 3;

    @TempDir
    Path folder;

    @Test
    void whatever_was_acknowledged_is_there_after_each_kill_and_the_work_ends_well() throws Exception {
        Path file = folder.resolve("ferry.db");
        Random random = new Random(20260301);
        List<String> acknowledged = new ArrayList<>();
        for (int kill = 0; kill < KILLS; kill++) {
            acknowledged.addAll(linesUntilKilled(file, 200 + random.nextInt(400)));
            // First as a reader: the log is still there as the dead process left it.
            try (LedgerView view = LedgerView.openReadOnly(file)) {
                assertAllThere(view, acknowledged);
            }
        }
        Process last = LedgerProcess.start(file, ITEMS);
        try (BufferedReader output = last.inputReader()) {
            acknowledged.addAll(output.lines().map(String::strip).toList());
        }
        assertThat(last.waitFor()).isZero();
        assertThat(acknowledged).contains("done");
        try (LedgerView view = LedgerView.openReadOnly(file)) {
            assertAllThere(view, acknowledged);
            MigrationView migration = view.migration(view.migrations().get(0).id());
            assertThat(migration.counts().of(ItemState.IMPORTED)).isEqualTo(ITEMS);
            List<String> imported = new ArrayList<>();
            migration.events(0).forEach(event -> {
                if (event.what().equals("imported")) {
                    imported.add(event.item().orElseThrow().value());
                }
            });
            assertThat(imported).hasSize(ITEMS).doesNotHaveDuplicates();
        }
    }

    private static List<String> linesUntilKilled(Path file, int atLeast) throws IOException, InterruptedException {
        Process process = LedgerProcess.start(file, ITEMS);
        List<String> lines = new ArrayList<>();
        try (BufferedReader output = process.inputReader()) {
            for (String line = output.readLine(); line != null; line = output.readLine()) {
                lines.add(line.strip());
                if (lines.size() == atLeast) {
                    // By its handle, which leaves the pipe open: what was said before the end is still to be read.
                    process.toHandle().destroyForcibly();
                }
            }
        }
        // 128 + SIGKILL; anything else would mean that it had ended by itself.
        assertThat(process.waitFor()).isEqualTo(137);
        // A line cut off in the middle acknowledges nothing.
        lines.remove(lines.size() - 1);
        return lines;
    }

    private static void assertAllThere(LedgerView view, List<String> acknowledged) {
        assertThat(view.migrations()).hasSize(1);
        MigrationView migration = view.migration(view.migrations().get(0).id());
        assertThat(migration.counts().total()).isEqualTo(ITEMS);
        for (String line : acknowledged) {
            if (line.startsWith("sending ")) {
                ItemRow item = item(migration, line);
                assertThat(item.state()).as(line).isIn(ItemState.IMPORTING, ItemState.IMPORTED);
                assertThat(migration.parts(item.id())).as(line).hasSize(4);
            } else if (line.startsWith("imported ")) {
                assertThat(item(migration, line).state()).as(line).isEqualTo(ItemState.IMPORTED);
            }
        }
    }

    private static ItemRow item(MigrationView migration, String line) {
        int number = Integer.parseInt(line.substring(line.indexOf(' ') + 1));
        return migration.item(Samples.id(number)).orElseThrow();
    }

    @Test
    void while_one_command_writes_a_second_is_told_who_and_readers_go_on() throws Exception {
        Path file = folder.resolve("ferry.db");
        Process process = LedgerProcess.start(file, 100_000);
        try (BufferedReader output = process.inputReader()) {
            while (!output.readLine().startsWith("imported")) {
                assertThat(process.isAlive()).isTrue();
            }
            assertThatThrownBy(() -> Ledger.open(file, "ferry transfer", Samples.CLOCK))
                    .isInstanceOf(ConfigException.class)
                    .hasMessageContaining(
                            "locked by `ferry import` (pid " + process.pid() + ", since " + Samples.NOW + ")");
            try (LedgerView view = LedgerView.openReadOnly(file)) {
                MigrationView migration =
                        view.migration(view.migrations().get(0).id());
                long before = migration.counts().of(ItemState.IMPORTED);
                while (migration.counts().of(ItemState.IMPORTED) == before) {
                    // The other process must be fed, or its pipe fills and it stops.
                    assertThat(output.readLine()).isNotNull();
                }
                long rows = 0;
                for (ItemRow item : migration.items(ItemState.IMPORTED)) {
                    assertThat(item.staging()).isPresent();
                    rows++;
                    if (rows == 1_500) {
                        break;
                    }
                }
                assertThat(rows).isPositive();
            }
        } finally {
            process.destroyForcibly().waitFor();
        }
        // The lock died with its holder.
        Ledger.open(file, "ferry transfer", Samples.CLOCK).close();
    }
}
