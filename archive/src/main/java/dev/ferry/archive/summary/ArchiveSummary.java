package dev.ferry.archive.summary;

import dev.ferry.archive.Archive;
import dev.ferry.archive.Attachment;
import dev.ferry.archive.FileId;
import dev.ferry.archive.Issue;
import dev.ferry.archive.LegacyId;
import dev.ferry.archive.Message;
import dev.ferry.archive.MessageBody;
import dev.ferry.archive.MessageId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What the manifest does not say about an archive's issues: when the first and the last were created and active, and what
 * is largest, the largest first, the older first among equals. Takes one reading of all records, and no memory that grows
 * with them.
 */
public record ArchiveSummary(
        Optional<Period> created,
        Optional<Period> activity,
        List<LongMessage> longestMessages,
        List<LargeFile> largestFiles,
        List<BusyIssue> mostMessages) {
    /** So many of a kind are named. */
    static final int NAMED = 5;

    /** The first and the last time, and the issues that they belong to. */
    public record Period(Instant first, LegacyId firstIssue, Instant last, LegacyId lastIssue) {}

    /** A message and its length in characters, as Java counts them. */
    public record LongMessage(LegacyId issue, MessageId message, long characters) {}

    /** A file and its size in bytes, whether they are in the archive or not. */
    public record LargeFile(LegacyId issue, FileId file, String name, long bytes, boolean inArchive) {}

    /** An issue and how many messages it has. */
    public record BusyIssue(LegacyId issue, long messages) {}

    public ArchiveSummary {
        longestMessages = List.copyOf(longestMessages);
        largestFiles = List.copyOf(largestFiles);
        mostMessages = List.copyOf(mostMessages);
    }

    /** Reads all issues; a damaged archive is {@link dev.ferry.archive.DataException}. */
    public static ArchiveSummary of(Archive archive) {
        PeriodSeen created = new PeriodSeen();
        PeriodSeen activity = new PeriodSeen();
        Largest<LongMessage> messages = new Largest<>(NAMED, LongMessage::characters);
        Largest<LargeFile> files = new Largest<>(NAMED, LargeFile::bytes);
        Largest<BusyIssue> issues = new Largest<>(NAMED, BusyIssue::messages);
        for (Issue issue : archive.issues()) {
            created.add(issue.created(), issue.id());
            activity.add(issue.activity(), issue.id());
            issues.add(new BusyIssue(issue.id(), issue.messages().size()));
            for (Message message : issue.messages()) {
                long length = message.body()
                        .map(MessageBody::text)
                        .map(String::length)
                        .orElse(0);
                messages.add(new LongMessage(issue.id(), message.id(), length));
            }
            for (Attachment file : issue.files()) {
                boolean inArchive = file.content().isPresent();
                files.add(new LargeFile(issue.id(), file.id(), file.name(), file.size(), inArchive));
            }
        }
        return new ArchiveSummary(
                created.period(),
                activity.period(),
                messages.largestFirst(),
                files.largestFirst(),
                issues.largestFirst());
    }
}
