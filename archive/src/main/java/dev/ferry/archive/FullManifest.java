package dev.ferry.archive;

import java.security.MessageDigest;
import java.time.Instant;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The first page of an archive that nobody writes: it is given the records that {@link ArchiveWriter} would be given and
 * computes the same digests. So a delta can say which archive it leads to.
 */
final class FullManifest {
    private final SortedMap<String, Sha256> entries = new TreeMap<>();
    private final CountingIssues counts = new CountingIssues();
    private final EntryCut cut = new EntryCut();
    private final MessageDigest users = Digests.sha256();
    private final MessageDigest entry = Digests.sha256();
    private boolean entryBegun;
    private int issueEntries;
    private long userCount;
    private long contents;
    private long contentBytes;

    void add(FileIntake.Taken file) {
        if (entries.putIfAbsent(EntryNames.file(file.digest()), file.digest()) == null) {
            contents++;
            contentBytes += file.size();
        }
    }

    /** Gives the user's line. */
    byte[] add(User user) {
        userCount++;
        byte[] line = RecordJson.line(user);
        update(users, line);
        return line;
    }

    /** Gives the issue's line. */
    byte[] add(Issue issue) {
        counts.add(issue);
        byte[] line = line(issue);
        update(entry, line);
        entryBegun = true;
        if (cut.endsWith(issue)) {
            endEntry();
        }
        return line;
    }

    static byte[] line(Issue issue) {
        try {
            return RecordJson.line(issue);
        } catch (DataException e) {
            throw new DataException("issue " + issue.id() + ": " + e.getMessage(), e);
        }
    }

    private static void update(MessageDigest digest, byte[] line) {
        digest.update(line);
        digest.update((byte) '\n');
    }

    private void endEntry() {
        issueEntries++;
        // Finishing a digest makes it ready for the next entry.
        entries.put(EntryNames.issues(issueEntries), Digests.finish(entry));
        entryBegun = false;
    }

    /** The digest of the archive; after that nothing may be added. */
    Sha256 digest(ArchiveSource source, Optional<Instant> watermark, ExportCounts leftOut) {
        if (entryBegun) {
            endEntry();
        }
        entries.put(EntryNames.USERS, Digests.finish(users));
        ArchiveCounts counted = counts.result(userCount, contents, contentBytes);
        return Digests.sha256(RecordJson.pretty(Manifest.full(source, watermark, leftOut, counted, entries)));
    }
}
