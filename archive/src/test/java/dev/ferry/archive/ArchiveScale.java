package dev.ferry.archive;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Callable;

/**
 * Writes and reads an archive of any size and prints how long each step took: {@code TARGET ISSUES FILE-MEGABYTES
 * [STEP...]}. A program of its own, so that it can be run with little memory.
 */
final class ArchiveScale {
    private static final String[] WORDS =
            ("the of and to in is that for it as was with be by on not he this are or his from at which but have an had "
                            + "they you were their one all we can her has there been if more when will would who so no test "
                            + "module patch issue fix traceback File line raise ValueError import self def return None")
                    .split(" ");

    private ArchiveScale() {}

    public static void main(String[] args) throws Exception {
        Path target = Path.of(args[0]);
        int issues = Integer.parseInt(args[1]);
        long fileBytes = Long.parseLong(args[2]) << 20;
        timed("write", () -> write(target, issues, fileBytes));
        timed("read", () -> read(target));
        timed("lookup of 200", () -> lookUp(target, issues));
        timed("verify", () -> verify(target));
        if (args.length > 3) {
            timed("validate", () -> ArchiveValidator.validate(target).size());
        }
        System.out.println("bytes: " + Files.size(target));
    }

    private static void timed(String what, Callable<Object> work) throws Exception {
        // Processor time too: on a busy machine only that says something.
        Optional<Duration> cpu = cpu();
        long start = System.nanoTime();
        Object result = work.call();
        Duration time = Duration.ofNanos(System.nanoTime() - start);
        Duration used = cpu().orElse(Duration.ZERO).minus(cpu.orElse(Duration.ZERO));
        System.out.printf(
                "%s: %.2f s, processors %.2f s (%s)%n", what, time.toMillis() / 1e3, used.toMillis() / 1e3, result);
    }

    private static Optional<Duration> cpu() {
        return ProcessHandle.current().info().totalCpuDuration();
    }

    private static Object write(Path target, int issues, long fileBytes) {
        Random random = new Random(42);
        try (ArchiveWriter writer = ArchiveWriter.create(target, Sample.SOURCE)) {
            if (fileBytes > 0) {
                writer.addFile(new Noise(fileBytes), "noise.bin");
            }
            for (int i = 1; i <= issues / 2; i++) {
                writer.addUser(Sample.user(String.valueOf(i)));
            }
            int messageId = 0;
            for (int i = 1; i <= issues; i++) {
                List<Message> messages = new ArrayList<>();
                int count = i % 6 == 0 ? 6 : 5;
                for (int m = 0; m < count; m++) {
                    messageId++;
                    messages.add(Sample.message(String.valueOf(messageId), text(random)));
                }
                writer.addIssue(withHistory(Sample.issue(i, "An issue called " + i, messages)));
            }
            return writer.finish(Optional.empty(), ExportCounts.NOTHING_LEFT_OUT)
                    .counts()
                    .messages();
        }
    }

    private static Issue withHistory(Issue issue) {
        List<HistoryEvent> history = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            history.add(new HistoryEvent(
                    Sample.START.plusSeconds(i),
                    issue.creator(),
                    "set",
                    List.of(new Change(
                            "status", List.of(Value.linked("1", "open")), List.of(Value.linked("2", "closed")))),
                    Map.of()));
        }
        return issue.toBuilder().history(history).build();
    }

    private static String text(Random random) {
        StringBuilder text = new StringBuilder();
        int words = 20 + random.nextInt(200);
        for (int i = 0; i < words; i++) {
            text.append(WORDS[random.nextInt(WORDS.length)]).append(i % 12 == 11 ? '\n' : ' ');
            if (i % 7 == 0) {
                text.append(random.nextInt(100_000)).append(' ');
            }
        }
        return text.toString();
    }

    private static Object read(Path target) {
        try (Archive archive = Archive.open(target)) {
            long characters = 0;
            for (Issue issue : archive.issues()) {
                for (Message message : issue.messages()) {
                    characters += message.body().orElseThrow().text().length();
                }
            }
            return characters;
        }
    }

    private static Object lookUp(Path target, int issues) {
        try (Archive archive = Archive.open(target)) {
            Random random = new Random(7);
            int found = 0;
            for (int i = 0; i < 200; i++) {
                LegacyId id = new LegacyId(String.valueOf(1 + random.nextInt(issues)));
                found += archive.issue(id).isPresent() ? 1 : 0;
            }
            return found;
        }
    }

    private static Object verify(Path target) {
        try (Archive archive = Archive.open(target)) {
            archive.verify();
            return archive.digest();
        }
    }

    /** So many bytes that do not compress, without holding them. */
    private static final class Noise extends InputStream {
        private final Random random = new Random(1);
        private final byte[] block = new byte[1 << 16];
        private long left;

        Noise(long bytes) {
            left = bytes;
            random.nextBytes(block);
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) {
            if (left == 0) {
                return -1;
            }
            int count = (int) Math.min(Math.min(left, length), block.length);
            System.arraycopy(block, 0, buffer, offset, count);
            left -= count;
            return count;
        }
    }
}
