package dev.ferry.exporter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ferry.archive.Archive;
import dev.ferry.archive.ArchiveSource;
import dev.ferry.archive.ArchiveValidator;
import dev.ferry.archive.ArchiveWriter;
import dev.ferry.archive.Attachment;
import dev.ferry.archive.ExportCounts;
import dev.ferry.archive.FileId;
import dev.ferry.archive.Issue;
import dev.ferry.archive.LegacyId;
import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of bytes whose source fails. */
class IssueFeedTest {
    private static final Instant START = Instant.parse("2020-01-01T00:00:00Z");
    private static final byte[] BYTES = "all of it".getBytes(StandardCharsets.UTF_8);

    @TempDir
    Path folder;

    private Attachment fed(InputStream bytes) {
        Path zip = folder.resolve("a.zip");
        ArchiveSource source =
                new ArchiveSource("list", "https://tracker.example.org/", "memory", List.of(), List.of());
        ExportOptions options = ExportOptions.defaults();
        try (ArchiveWriter writer = ArchiveWriter.create(zip, source)) {
            IssueFeed feed = new IssueFeed(writer, options, new ExportLog(options), ExportProgress.silent(), 1);
            feed.accept(new LegacyIssue(issue(), Map.of(new FileId("1"), () -> bytes), Map.of()));
            writer.finish(feed.watermark(), ExportCounts.NOTHING_LEFT_OUT);
        }
        assertThat(ArchiveValidator.validate(zip)).isEmpty();
        try (Archive archive = Archive.open(zip)) {
            return archive.issues().iterator().next().files().get(0);
        }
    }

    private static Issue issue() {
        Attachment file = new Attachment(
                new FileId("1"),
                "a.txt",
                Optional.empty(),
                Optional.empty(),
                START,
                Optional.empty(),
                Optional.empty(),
                99,
                Optional.empty(),
                Map.of());
        return new Issue(
                new LegacyId("1"),
                Optional.empty(),
                "title",
                Optional.empty(),
                START,
                Optional.empty(),
                START,
                Optional.empty(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(file),
                List.of(),
                Map.of());
    }

    @Test
    void bytes_that_were_read_to_the_end_are_named_though_closing_failed() {
        Attachment file = fed(new ByteArrayInputStream(BYTES) {
            @Override
            public void close() throws IOException {
                throw new IOException("the drive is gone");
            }
        });
        assertThat(file.content()).isPresent();
        assertThat(file.size()).isEqualTo(BYTES.length);
    }

    @Test
    void bytes_that_break_off_are_not_there_and_the_size_is_the_trackers() {
        Attachment file = fed(new FilterInputStream(new ByteArrayInputStream(BYTES)) {
            @Override
            public int read(byte[] buffer, int offset, int length) throws IOException {
                throw new IOException("bad sector");
            }
        });
        assertThat(file.content()).isEmpty();
        assertThat(file.size()).isEqualTo(99);
    }
}
