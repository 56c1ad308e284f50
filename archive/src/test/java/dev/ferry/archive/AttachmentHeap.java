package dev.ferry.archive;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Prints what attached files take of the heap: {@code TARGET FILES} while an archive is written, {@code TARGET} while it is
 * open for reading. A program of its own, run for each, so that nothing else lies in the heap.
 */
final class AttachmentHeap {
    private AttachmentHeap() {}

    public static void main(String[] args) {
        Path target = Path.of(args[0]);
        if (args.length > 1) {
            write(target, Integer.parseInt(args[1]));
        } else {
            read(target);
        }
    }

    private static void write(Path target, int files) {
        long before = used();
        try (ArchiveWriter writer = ArchiveWriter.create(target, Sample.SOURCE)) {
            for (int i = 0; i < files; i++) {
                byte[] bytes = ("file " + i).getBytes(StandardCharsets.UTF_8);
                writer.addFile(new ByteArrayInputStream(bytes), "a.txt");
            }
            tell(files + " files while written", before);
            writer.finish(Optional.empty(), ExportCounts.NOTHING_LEFT_OUT);
        }
    }

    private static void read(Path target) {
        long before = used();
        try (Archive archive = Archive.open(target)) {
            tell(archive.manifest().entries().size() + " entries while read", before);
        }
    }

    private static void tell(String what, long before) {
        System.out.printf("%s: %d KB%n", what, (used() - before) / 1024);
    }

    /** After a collection. */
    private static long used() {
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }
}
