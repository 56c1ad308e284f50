package dev.ferry.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.TimeZone;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArchiveWriterTest {
    @TempDir
    Path folder;

    private Path zip;

    @BeforeEach
    void name() {
        zip = folder.resolve("a.zip");
    }

    @Test
    void two_writes_give_the_same_bytes_whatever_order_maps_had_and_however_many_threads_work() throws IOException {
        Path other = folder.resolve("b.zip");
        Sample.write(zip, false, new WriterOptions(ArchiveLimits.DEFAULT, 1, out -> out));
        Sample.write(other, true, new WriterOptions(ArchiveLimits.DEFAULT, 7, out -> out));
        assertThat(Files.readAllBytes(other)).isEqualTo(Files.readAllBytes(zip));
    }

    @Test
    void a_file_that_no_entry_holds_is_named_with_what_to_do() {
        ArchiveLimits small = new ArchiveLimits(10, 1 << 20, 1 << 20, 1 << 30, 200, 1 << 20);
        try (ArchiveWriter writer = ArchiveWriter.create(zip, Sample.SOURCE, new WriterOptions(small, 1, out -> out))) {
            InputStream bytes = new ByteArrayInputStream(new byte[(2 << 20)]);

            assertThatThrownBy(() -> writer.addFile(bytes, "core.dump"))
                    .isInstanceOf(DataException.class)
                    .hasMessageContaining("'core.dump' is larger than 1048576 bytes")
                    .hasMessageContaining("--max-file-size");
        }
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void the_time_zone_does_not_change_the_bytes() throws IOException {
        TimeZone zone = TimeZone.getDefault();
        Path other = folder.resolve("b.zip");
        try {
            TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Kiritimati"));
            Sample.write(zip);
            TimeZone.setDefault(TimeZone.getTimeZone("America/Los_Angeles"));
            Sample.write(other);
        } finally {
            TimeZone.setDefault(zone);
        }
        assertThat(Files.readAllBytes(other)).isEqualTo(Files.readAllBytes(zip));
    }

    @Test
    void an_entry_holds_500_issues_and_the_next_issue_begins_another() {
        writeIssues(1001, "x");
        try (Archive archive = Archive.open(zip)) {
            assertThat(archive.manifest().entries())
                    .containsOnlyKeys(
                            "issues/000001.jsonl", "issues/000002.jsonl", "issues/000003.jsonl", "users.jsonl");
            assertThat(archive.issues()).hasSize(1001);
            assertThat(archive.issue(new LegacyId("501"))).isPresent();
            assertThat(archive.issue(new LegacyId("1001"))).isPresent();
            assertThat(archive.manifest().counts().issues()).isEqualTo(1001);
        }
    }

    @Test
    void an_entry_ends_early_when_its_texts_are_long() {
        writeIssues(30, "0123456789".repeat(100_000));
        try (Archive archive = Archive.open(zip)) {
            assertThat(archive.manifest().entries().keySet())
                    .filteredOn(EntryNames::isIssues)
                    .hasSizeGreaterThan(3);
            assertThat(archive.issues()).hasSize(30);
        }
    }

    private void writeIssues(int count, String text) {
        try (ArchiveWriter writer = ArchiveWriter.create(zip, Sample.SOURCE)) {
            for (int i = 1; i <= count; i++) {
                writer.addIssue(Sample.issue(i, "t", List.of(Sample.message("1", text))));
            }
            writer.finish(Optional.empty(), ExportCounts.NOTHING_LEFT_OUT);
        }
    }

    @Test
    void equal_files_are_stored_once_small_ones_and_large_ones() {
        byte[] large = new byte[3 << 20];
        new java.util.Random(1).nextBytes(large);
        try (ArchiveWriter writer = ArchiveWriter.create(zip, Sample.SOURCE)) {
            Sha256 small = Sample.addFile(writer, "same", "a.txt");
            assertThat(Sample.addFile(writer, "same", "b.txt")).isEqualTo(small);
            Sha256 big = writer.addFile(new ByteArrayInputStream(large), "a.bin");
            assertThat(writer.addFile(new ByteArrayInputStream(large), "b.png")).isEqualTo(big);
            Manifest manifest = writer.finish(Optional.empty(), ExportCounts.NOTHING_LEFT_OUT);
            assertThat(manifest.counts().contents()).isEqualTo(2);
            assertThat(manifest.counts().contentBytes()).isEqualTo(4 + large.length);
        }
        try (Archive archive = Archive.open(zip)) {
            assertThat(archive.file(Digests.sha256(large))).hasBinaryContent(large);
        }
    }

    @Test
    void compressed_formats_are_stored_and_others_deflated() throws IOException {
        String text = "compressible ".repeat(1000);
        try (ArchiveWriter writer = ArchiveWriter.create(zip, Sample.SOURCE)) {
            Sample.addFile(writer, text + "1", "photo.JPG");
            Sample.addFile(writer, text + "2", "notes.txt");
            writer.finish(Optional.empty(), ExportCounts.NOTHING_LEFT_OUT);
        }
        assertThat(method(text + "1")).isEqualTo(java.util.zip.ZipEntry.STORED);
        assertThat(method(text + "2")).isEqualTo(java.util.zip.ZipEntry.DEFLATED);
    }

    private int method(String content) throws IOException {
        try (java.util.zip.ZipFile file = new java.util.zip.ZipFile(zip.toFile())) {
            String name = EntryNames.file(Digests.sha256(content.getBytes(StandardCharsets.UTF_8)));
            return file.getEntry(name).getMethod();
        }
    }

    @Test
    void a_file_that_packs_as_tightly_as_a_bomb_is_stored_and_can_be_read() {
        byte[] small = new byte[(1 << 20) - 1];
        byte[] zeros = new byte[20 << 20];
        try (ArchiveWriter writer = ArchiveWriter.create(zip, Sample.SOURCE)) {
            writer.addFile(new ByteArrayInputStream(zeros), "zeros.bin");
            writer.addFile(new ByteArrayInputStream(small), "small.bin");
            writer.finish(Optional.empty(), ExportCounts.NOTHING_LEFT_OUT);
        }
        try (Archive archive = Archive.open(zip)) {
            assertThat(archive.file(Digests.sha256(zeros))).hasBinaryContent(zeros);
            assertThat(archive.file(Digests.sha256(small))).hasBinaryContent(small);
        }
    }

    @Test
    void nothing_is_visible_and_the_old_archive_stays_until_it_is_finished() throws IOException {
        Files.writeString(zip, "old");
        try (ArchiveWriter writer = ArchiveWriter.create(zip, Sample.SOURCE)) {
            writer.addIssue(Sample.issue(1));
            Sample.addFile(writer, "x", "x");
            assertThat(zip).hasContent("old");
        }
        assertThat(zip).hasContent("old");
        assertThat(folder).isDirectoryNotContaining(path -> !path.endsWith("a.zip"));
    }

    @Test
    void a_disk_that_fails_is_named_and_leaves_the_old_archive() throws IOException {
        Files.writeString(zip, "old");
        WriterOptions full = new WriterOptions(ArchiveLimits.DEFAULT, 2, FullDisk::new);
        assertThatThrownBy(() -> Sample.write(zip, false, full))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("a.zip")
                .hasMessageContaining("No space left on device");
        assertThat(zip).hasContent("old");
        assertThat(folder).isDirectoryNotContaining(path -> !path.endsWith("a.zip"));
    }

    private static final class FullDisk extends FilterOutputStream {
        FullDisk(OutputStream out) {
            super(out);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            throw new IOException("No space left on device");
        }
    }

    @Test
    void litter_of_a_killed_process_is_swept_away() throws IOException {
        Path part = folder.resolve(".a.zip.part");
        Files.createDirectories(part);
        Files.writeString(part.resolve("spool-17"), "litter");
        Files.writeString(part.resolve("lock"), "");
        Sample.write(zip);
        assertThat(folder).isDirectoryNotContaining(path -> !path.endsWith("a.zip"));
    }

    @Test
    void two_writers_of_one_archive_do_not_meet() {
        try (ArchiveWriter first = ArchiveWriter.create(zip, Sample.SOURCE)) {
            assertThatThrownBy(() -> ArchiveWriter.create(zip, Sample.SOURCE))
                    .isInstanceOf(ConfigException.class)
                    .hasMessageContaining("another process is writing");
            first.addIssue(Sample.issue(1));
            first.finish(Optional.empty(), ExportCounts.NOTHING_LEFT_OUT);
        }
        assertThat(zip).exists();
    }

    @Test
    void a_file_whose_source_breaks_is_left_out_and_writing_goes_on() {
        InputStream broken = new BrokenStream();
        try (ArchiveWriter writer = ArchiveWriter.create(zip, Sample.SOURCE)) {
            assertThatThrownBy(() -> writer.addFile(broken, "x")).isInstanceOf(UncheckedIOException.class);
            InputStream late = new SequenceInputStream(new ByteArrayInputStream(new byte[4 << 20]), broken);
            assertThatThrownBy(() -> writer.addFile(late, "x")).isInstanceOf(UncheckedIOException.class);
            Sample.addFile(writer, "good", "x");
            writer.finish(Optional.empty(), ExportCounts.NOTHING_LEFT_OUT);
        }
        try (Archive archive = Archive.open(zip)) {
            assertThat(archive.manifest().counts().contents()).isEqualTo(1);
        }
    }

    private static final class BrokenStream extends InputStream {
        @Override
        public int read() throws IOException {
            throw new IOException("bad sector");
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            throw new IOException("bad sector");
        }
    }

    @Test
    void an_interruption_does_not_tear_the_archive_and_stays_set() {
        Thread.currentThread().interrupt();
        Sample.write(zip);
        assertThat(Thread.interrupted()).isTrue();
        Thread.currentThread().interrupt();
        try (Archive archive = Archive.open(zip)) {
            assertThat(archive.issues()).hasSize(3);
        }
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void wrong_order_and_unknown_files_are_our_own_bugs() {
        try (ArchiveWriter writer = ArchiveWriter.create(zip, Sample.SOURCE)) {
            writer.addIssue(Sample.issue(2));
            assertThatThrownBy(() -> writer.addIssue(Sample.issue(2))).isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> writer.addIssue(Sample.issue(1))).isInstanceOf(IllegalArgumentException.class);
            writer.addUser(Sample.user("10"));
            assertThatThrownBy(() -> writer.addUser(Sample.user("9"))).isInstanceOf(IllegalArgumentException.class);
            Sha256 unknown = Digests.sha256(new byte[0]);
            assertThatThrownBy(() -> writer.addIssue(Sample.full(3, unknown, false)))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void a_folder_that_does_not_exist_is_named() {
        Path nowhere = folder.resolve("no").resolve("a.zip");
        assertThatThrownBy(() -> ArchiveWriter.create(nowhere, Sample.SOURCE))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("does not exist");
    }
}
