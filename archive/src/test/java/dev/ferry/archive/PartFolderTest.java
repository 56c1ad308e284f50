package dev.ferry.archive;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The folder of what is unfinished, where somebody begins while somebody else ends. */
class PartFolderTest {
    @TempDir
    Path folder;

    @Test
    void whoever_comes_while_another_one_goes_gets_in_or_is_told_to_wait() throws Exception {
        AtomicInteger inside = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        AtomicInteger entered = new AtomicInteger();
        ExecutorService threads = Executors.newFixedThreadPool(3);
        try {
            List<Future<?>> all = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                all.add(threads.submit(() -> comeAndGo(inside, most, entered)));
            }
            for (Future<?> one : all) {
                one.get();
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(most).hasValue(1);
        assertThat(entered).hasPositiveValue();
        assertThat(folder).isEmptyDirectory();
    }

    private Void comeAndGo(AtomicInteger inside, AtomicInteger most, AtomicInteger entered) throws IOException {
        for (int i = 0; i < 2_000; i++) {
            try (PartFolder part = PartFolder.besideFile(folder.resolve("a.zip"))) {
                most.accumulateAndGet(inside.incrementAndGet(), Math::max);
                Path own = Files.createFile(part.spool());
                entered.incrementAndGet();
                assertThat(own).exists();
                inside.decrementAndGet();
            } catch (ConfigException e) {
                assertThat(e).hasMessageContaining("another process is writing");
            }
        }
        return null;
    }

    @Test
    void an_archive_that_is_closed_while_it_packs_leaves_nothing_and_nobody_who_could_write_something() {
        byte[] noise = new byte[20 << 20];
        new Random(1).nextBytes(noise);
        try (ArchiveWriter writer = ArchiveWriter.create(folder.resolve("a.zip"), Sample.SOURCE)) {
            writer.addFile(new ByteArrayInputStream(noise), "noise.bin");
            Path packed = folder.resolve(".a.zip.part/spool-4");
            while (!Files.exists(packed)) {
                Thread.onSpinWait();
            }
        }
        assertThat(folder).isEmptyDirectory();
        // One that is still at work may write there at any moment; one that has left our code is only ending.
        assertThat(Thread.getAllStackTraces())
                .noneSatisfy((thread, frames) ->
                        assertThat(isPacking(thread, frames)).isTrue());
    }

    private static boolean isPacking(Thread thread, StackTraceElement[] frames) {
        return thread.getName().equals("ferry-archive-pack")
                && Arrays.stream(frames).anyMatch(frame -> frame.getClassName().startsWith("dev.ferry."));
    }
}
