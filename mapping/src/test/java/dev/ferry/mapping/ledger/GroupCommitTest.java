package dev.ferry.mapping.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ferry.archive.DataException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The one writer and those who wait for it. */
@Timeout(60)
class GroupCommitTest {
    @TempDir
    Path folder;

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final CountDownLatch busy = new CountDownLatch(1);
    private final CountDownLatch goOn = new CountDownLatch(1);
    private Session session = Database.openEmpty(Path.of("unused"));
    private LedgerWriter writer = LedgerWriter.start(session);

    @BeforeEach
    void open() {
        writer.close();
        session = Database.openForWriting(folder.resolve("ferry.db"));
        writer = LedgerWriter.start(session);
    }

    @AfterEach
    void close() throws InterruptedException {
        goOn.countDown();
        threads.shutdown();
        assertThat(threads.awaitTermination(10, TimeUnit.SECONDS)).isTrue();
        writer.close();
    }

    /** Keeps the writer busy, so that what comes next waits and goes into one group. */
    private Future<?> holdWriter() throws InterruptedException {
        Future<?> held = threads.submit(() -> writer.write(session -> {
            busy.countDown();
            return await(goOn);
        }));
        busy.await();
        return held;
    }

    private static boolean await(CountDownLatch latch) {
        try {
            return latch.await(30, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static int put(Session session, String name) {
        return session.update("INSERT INTO quota (name, json) VALUES (?, '{}')", name);
    }

    private List<String> names() {
        try (Session reading = Database.openForReading(folder.resolve("ferry.db"))) {
            return reading.list(row -> row.getString(1), "SELECT name FROM quota ORDER BY rowid");
        }
    }

    @Test
    void work_is_written_in_the_order_of_its_coming() throws Exception {
        Future<?> held = holdWriter();
        List<Future<?>> waiting = new ArrayList<>();
        List<String> expected = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            String name = "w" + i;
            expected.add(name);
            int before = writer.waiting();
            waiting.add(threads.submit(() -> writer.write(session -> put(session, name))));
            while (writer.waiting() == before) {
                Thread.onSpinWait();
            }
        }
        goOn.countDown();
        held.get();
        for (Future<?> one : waiting) {
            one.get();
        }
        assertThat(names()).isEqualTo(expected);
    }

    @Test
    void nobody_is_answered_before_the_commit() throws Exception {
        AtomicBoolean visibleOnAnswer = new AtomicBoolean(true);
        List<Future<?>> all = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            String name = "w" + i;
            all.add(threads.submit(() -> {
                writer.write(session -> put(session, name));
                if (!names().contains(name)) {
                    visibleOnAnswer.set(false);
                }
            }));
        }
        for (Future<?> one : all) {
            one.get();
        }
        assertThat(visibleOnAnswer).isTrue();
    }

    @Test
    void work_that_throws_is_undone_alone() throws Exception {
        Future<?> held = holdWriter();
        Future<?> good = threads.submit(() -> writer.write(session -> put(session, "good")));
        Future<?> bad = threads.submit(() -> writer.write(session -> {
            put(session, "bad");
            throw new IllegalStateException("a bug of ours");
        }));
        Future<?> twice = threads.submit(() -> writer.write(session -> {
            put(session, "other");
            // The tables' own rule, not a broken database.
            return put(session, "other");
        }));
        goOn.countDown();
        held.get();
        good.get();
        assertThatThrownBy(bad::get).hasRootCauseMessage("a bug of ours");
        assertThatThrownBy(twice::get).hasCauseInstanceOf(IllegalStateException.class);
        assertThat(names()).containsExactly("good");
    }

    @Test
    void a_full_disk_fails_everybody_and_everything_afterwards() throws Exception {
        writer.write(session -> put(session, "before"));
        writer.write(session -> session.first(row -> row.getInt(1), "PRAGMA max_page_count = 1"));
        Future<?> held = holdWriter();
        Future<?> small = threads.submit(() -> writer.write(session -> put(session, "small")));
        while (writer.waiting() == 0) {
            Thread.onSpinWait();
        }
        Future<?> large = threads.submit(() -> writer.write(session -> put(session, "x".repeat(100_000))));
        while (writer.waiting() == 1) {
            Thread.onSpinWait();
        }
        goOn.countDown();
        held.get();
        // The small one would have had room, but shares the transaction.
        for (Future<?> one : List.of(small, large)) {
            assertThatThrownBy(one::get)
                    .hasCauseInstanceOf(LedgerException.class)
                    .hasMessageContaining("full");
        }
        assertThatThrownBy(() -> writer.write(session -> put(session, "after")))
                .isInstanceOf(LedgerException.class)
                .hasMessageContaining("takes nothing any more");
        assertThat(names()).containsExactly("before");
    }

    @Test
    void a_ledger_that_may_only_be_read_stops_the_writer() {
        writer.write(session -> {
            // Refused inside the transaction, as a file system that turned read-only does.
            session.update("PRAGMA query_only = ON");
            return true;
        });
        assertThatThrownBy(() -> writer.write(session -> put(session, "w"))).isInstanceOf(LedgerException.class);
        assertThatThrownBy(() -> writer.write(session -> true)).isInstanceOf(LedgerException.class);
        assertThat(names()).isEmpty();
    }

    @Test
    void an_interruption_is_kept_and_does_not_lose_the_answer() {
        Thread.currentThread().interrupt();
        int written = writer.write(session -> put(session, "w"));
        assertThat(Thread.interrupted()).isTrue();
        assertThat(written).isOne();
        assertThat(names()).containsExactly("w");
    }

    @Test
    void what_waits_is_written_before_closing_and_nothing_after_it() throws Exception {
        Future<?> held = holdWriter();
        Future<?> waiting = threads.submit(() -> writer.write(session -> put(session, "w")));
        while (writer.waiting() == 0) {
            Thread.onSpinWait();
        }
        Future<?> closing = threads.submit(writer::close);
        goOn.countDown();
        held.get();
        waiting.get();
        closing.get();
        assertThat(names()).containsExactly("w");
        assertThatThrownBy(() -> writer.write(session -> put(session, "late")))
                .isInstanceOf(LedgerException.class)
                .hasMessageContaining("closed");
    }

    @Test
    void events_are_never_changed_or_removed() {
        writer.write(session ->
                session.update("INSERT INTO event (migration, at, what, detail) VALUES (1, 0, 'planned', '')"));
        for (String sql : List.of("UPDATE event SET what = 'x'", "DELETE FROM event")) {
            assertThatThrownBy(() -> writer.write(session -> session.update(sql)))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("events are never");
        }
    }

    @Test
    void a_damaged_file_stays_a_fault_of_the_data_for_everybody_who_writes() throws Exception {
        Future<?> held = holdWriter();
        Future<?> broken = threads.submit(() -> writer.write(session -> {
            throw new DataException("the ledger is damaged");
        }));
        while (writer.waiting() == 0) {
            Thread.onSpinWait();
        }
        Future<?> beside = threads.submit(() -> writer.write(session -> put(session, "beside")));
        while (writer.waiting() == 1) {
            Thread.onSpinWait();
        }
        goOn.countDown();
        held.get();

        assertThatThrownBy(broken::get).hasCauseInstanceOf(DataException.class);
        assertThatThrownBy(beside::get).hasCauseInstanceOf(DataException.class);
        assertThatThrownBy(() -> writer.write(session -> put(session, "late")))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("damaged");
        assertThat(names()).isEmpty();
    }
}
