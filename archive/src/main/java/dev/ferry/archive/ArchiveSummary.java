package dev.ferry.archive;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What {@code ferry archive info} tells about an archive: its manifest, sizes in bytes, the time from the first issue's
 * creation to the last activity, and the largest things in it, largest first.
 */
public record ArchiveSummary(
        Manifest manifest,
        Sha256 digest,
        long zipBytes,
        long contentBytes,
        Optional<Period> period,
        List<LargeIssue> largestIssues,
        List<LargeFile> largestFiles) {
    private static final int LARGEST = 5;

    public ArchiveSummary {
        largestIssues = List.copyOf(largestIssues);
        largestFiles = List.copyOf(largestFiles);
    }

    /** From the first creation to the last activity. */
    public record Period(Instant first, Instant last) {}

    /** An issue with many words: how many messages and how many characters of text. */
    public record LargeIssue(LegacyId id, String title, int messages, long characters) {}

    /** A file of an issue, and its size in bytes. */
    public record LargeFile(LegacyId issue, FileId id, String name, long bytes) {}

    /** Reads all issues once. */
    public static ArchiveSummary of(Path path) {
        try (Archive archive = Archive.open(path)) {
            Collector collector = new Collector();
            archive.issues().forEach(collector::add);
            return new ArchiveSummary(
                    archive.manifest(),
                    archive.digest(),
                    Files.size(path),
                    archive.manifest().counts().contentBytes(),
                    collector.period,
                    collector.issues,
                    collector.files);
        } catch (IOException e) {
            throw new ConfigException("can not read " + path + ": " + e.getMessage(), e);
        }
    }

    private static final class Collector {
        private Optional<Period> period = Optional.empty();
        private final List<LargeIssue> issues = new ArrayList<>();
        private final List<LargeFile> files = new ArrayList<>();

        void add(Issue issue) {
            // Issues come by creation, so the first one begins the period.
            Instant first = period.map(Period::first).orElse(issue.created());
            Instant last = period.map(Period::last).orElse(issue.activity());
            period = Optional.of(new Period(first, last.isAfter(issue.activity()) ? last : issue.activity()));
            long characters = issue.messages().stream()
                    .flatMap(message -> message.body().stream())
                    .mapToLong(body -> body.text().length())
                    .sum();
            keepLargest(
                    issues,
                    new LargeIssue(issue.id(), issue.title(), issue.messages().size(), characters),
                    Comparator.comparingLong(LargeIssue::characters));
            for (Attachment file : issue.files()) {
                keepLargest(
                        files,
                        new LargeFile(issue.id(), file.id(), file.name(), file.size()),
                        Comparator.comparingLong(LargeFile::bytes));
            }
        }

        /** The sort is stable: of equals, the first one stays. */
        private static <T> void keepLargest(List<T> largest, T candidate, Comparator<T> size) {
            if (largest.size() == LARGEST && size.compare(candidate, largest.get(LARGEST - 1)) <= 0) {
                return;
            }
            largest.add(candidate);
            largest.sort(size.reversed());
            if (largest.size() > LARGEST) {
                largest.remove(LARGEST);
            }
        }
    }
}
