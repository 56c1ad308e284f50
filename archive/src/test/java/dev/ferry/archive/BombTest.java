package dev.ferry.archive;

import static dev.ferry.archive.HandMadeZip.line;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Archives that would take more room or time than they seem to: refused at the limit, read up to it. */
class BombTest {
    @TempDir
    Path folder;

    private HostileZip zip;

    @BeforeEach
    void name() {
        zip = new HostileZip(folder.resolve("hostile.zip"));
    }

    @Test
    void a_bomb_by_ratio_is_refused() {
        HandMadeZip.withUsers()
                .add(HostileZip.ISSUES, new byte[50 << 20], entry -> {})
                .writeTo(zip.path());
        zip.assertRefused(HostileZip.ISSUES, "a bomb");
    }

    @Test
    void a_bomb_whose_size_is_a_lie_is_refused() {
        HandMadeZip.withUsers()
                .add(HostileZip.ISSUES, new byte[50 << 20], entry -> {})
                .writeTo(zip.path());
        zip.patch(HostileZip.ISSUES, 24, 1000, 4);
        zip.assertIssuesRefused(HostileZip.ISSUES, "it holds more than the 1000 bytes");
    }

    @Test
    void a_bomb_by_number_of_entries_is_refused() {
        HandMadeZip many = HandMadeZip.withUsers();
        for (int i = 1; i <= 20; i++) {
            many.add(EntryNames.issues(i), "");
        }
        many.writeTo(zip.path());
        ArchiveLimits limits = limits(20, 1L << 20, 1L << 20);
        assertThatThrownBy(() -> Archive.open(zip.path(), limits))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("more than 20 entries");
    }

    @Test
    void a_bomb_by_size_is_refused() {
        HandMadeZip.withUsers().add(HostileZip.ISSUES, "x".repeat(3000)).writeTo(zip.path());
        assertThatThrownBy(() -> Archive.open(zip.path(), limits(10, 2999, 1L << 20)))
                .isInstanceOf(DataException.class)
                .hasMessageContaining(HostileZip.ISSUES + ": it would take 3000 bytes; the limit is 2999");
        Archive.open(zip.path(), limits(10, 3000, 1L << 20)).close();
    }

    @Test
    void a_bomb_by_the_size_of_all_entries_is_refused() {
        HandMadeZip.withUsers().add(HostileZip.ISSUES, "x".repeat(3000)).writeTo(zip.path());
        assertThatThrownBy(() -> Archive.open(zip.path(), limits(10, 3000, 3000)))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("the limit is 3000");
    }

    @Test
    void a_bomb_of_entries_that_share_bytes_is_refused() {
        HandMadeZip.withUsers()
                .add(HostileZip.ISSUES, line(Sample.issue(1)))
                .add("issues/000002.jsonl", line(Sample.issue(1)))
                .writeTo(zip.path());
        // The second entry points to the first one's bytes.
        zip.patch("issues/000002.jsonl", 42, zip.localHeader(HostileZip.ISSUES), 4);
        zip.assertRefused("issues/000002.jsonl", "shares bytes with another entry");
    }

    @Test
    void the_most_entries_that_are_allowed_are_read() {
        HandMadeZip many = HandMadeZip.withUsers();
        for (int i = 1; i <= 18; i++) {
            many.add(EntryNames.issues(i), "");
        }
        many.writeTo(zip.path());
        Archive.open(zip.path(), limits(20, 1L << 20, 1L << 20)).close();
    }

    private static ArchiveLimits limits(long entries, long issueEntryBytes, long totalBytes) {
        return new ArchiveLimits(entries, issueEntryBytes, 1L << 30, totalBytes, 200, 1L << 20);
    }
}
