package dev.ferry.archive;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ferry.archive.summary.ArchiveSummary;
import dev.ferry.archive.summary.ArchiveSummary.BusyIssue;
import dev.ferry.archive.summary.ArchiveSummary.LargeFile;
import dev.ferry.archive.summary.ArchiveSummary.LongMessage;
import dev.ferry.archive.summary.ArchiveSummary.Period;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArchiveSummaryTest {
    @TempDir
    Path folder;

    @Test
    void the_first_the_last_and_the_largest_are_named() throws IOException {
        Path zip = folder.resolve("a.zip");
        Sample.write(zip);
        try (Archive archive = Archive.open(zip);
                ZipFile directory = new ZipFile(zip.toFile())) {
            ArchiveSummary summary = ArchiveSummary.of(archive);

            assertThat(summary.created())
                    .contains(new Period(
                            Sample.START.plusSeconds(1),
                            new LegacyId("1"),
                            Sample.START.plusSeconds(3),
                            new LegacyId("3")));
            assertThat(summary.activity().orElseThrow().last()).isEqualTo(Sample.START.plusSeconds(8));
            assertThat(summary.longestMessages())
                    .extracting(LongMessage::message)
                    .containsExactly(new MessageId("11"), new MessageId("31"), new MessageId("21"));
            assertThat(summary.longestMessages().get(2).characters()).isEqualTo(4);
            assertThat(summary.largestFiles())
                    .containsExactly(new LargeFile(new LegacyId("2"), new FileId("5"), "../../etc/pass:wd", 7, true));
            assertThat(summary.mostMessages()).extracting(BusyIssue::messages).containsExactly(1L, 1L, 1L);
            assertThat(archive.unpackedSize())
                    .isEqualTo(directory.stream().mapToLong(ZipEntry::getSize).sum());
        }
    }

    @Test
    void an_empty_archive_has_no_first_and_no_last() {
        Path zip = folder.resolve("empty.zip");
        try (ArchiveWriter writer = ArchiveWriter.create(zip, Sample.SOURCE)) {
            writer.finish(Optional.empty(), ExportCounts.NOTHING_LEFT_OUT);
        }
        try (Archive archive = Archive.open(zip)) {
            ArchiveSummary summary = ArchiveSummary.of(archive);
            assertThat(summary.created()).isEmpty();
            assertThat(summary.mostMessages()).isEmpty();
        }
    }
}
