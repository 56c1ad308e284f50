package dev.ferry.archive;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * An archive's first page: its format version, where it comes from, the newest activity it has seen, what it
 * holds and what stayed out, and the SHA-256 of every other entry. {@code base} names the archive (by the digest of
 * its manifest) that this one continues, if it is a delta, and {@code delta} says where that leads; both are there or
 * none. {@code watermark} and {@code leftOut} of a delta are those of the whole tracker, {@code counts} its own.
 * {@code edits} tell what was mended by hand, oldest first.
 */
public record Manifest(
        int formatVersion,
        ArchiveSource source,
        Optional<Instant> watermark,
        ArchiveCounts counts,
        List<ExportCounts.LeftOut> leftOut,
        Optional<Sha256> base,
        Optional<Delta> delta,
        List<Edit> edits,
        SortedMap<String, Sha256> entries) {
    /** The format version that this Ferry writes, and the only one that it reads. */
    public static final int FORMAT_VERSION = 1;

    public Manifest {
        if (base.isPresent() != delta.isPresent()) {
            throw new IllegalArgumentException("'base' and 'delta' stand there together or not at all");
        }
        leftOut = List.copyOf(leftOut);
        edits = List.copyOf(edits);
        entries = Collections.unmodifiableSortedMap(new TreeMap<>(entries));
    }

    /** The first page of an archive that holds everything. */
    static Manifest full(
            ArchiveSource source,
            Optional<Instant> watermark,
            ExportCounts leftOut,
            ArchiveCounts counts,
            SortedMap<String, Sha256> entries) {
        return new Manifest(
                FORMAT_VERSION,
                source,
                watermark,
                counts,
                leftOut.leftOut(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                entries);
    }

    Manifest edited(List<Edit> notes) {
        return new Manifest(formatVersion, source, watermark, counts, leftOut, base, delta, notes, entries);
    }

    Manifest continuing(Sha256 archive, Delta way) {
        return new Manifest(
                formatVersion,
                source,
                watermark,
                counts,
                leftOut,
                Optional.of(archive),
                Optional.of(way),
                edits,
                entries);
    }

    /** One packing by hand: the digest of the manifest it began with, and each entry that came, went or changed. */
    public record Edit(Sha256 before, List<String> changed, List<String> added, List<String> removed) {
        public Edit {
            changed = List.copyOf(changed);
            added = List.copyOf(added);
            removed = List.copyOf(removed);
        }
    }

    /**
     * How a delta goes on from its base. The issues and users that it holds replace those of the same id; {@code result}
     * is the digest of the archive that comes of it, which is the one that a full export would have written. It is absent
     * after a mend by hand, which leads somewhere else.
     *
     * @param newIssues how many of the delta's issues the base does not have
     * @param newUsers how many of its users
     * @param goneIssues issues of the base that are no longer to be exported, by rising id
     * @param goneUsers the same of users
     */
    public record Delta(
            Optional<Sha256> result, long newIssues, long newUsers, List<LegacyId> goneIssues, List<UserId> goneUsers) {
        public Delta {
            goneIssues = List.copyOf(goneIssues);
            goneUsers = List.copyOf(goneUsers);
        }

        Delta withoutResult() {
            return new Delta(Optional.empty(), newIssues, newUsers, goneIssues, goneUsers);
        }
    }
}
