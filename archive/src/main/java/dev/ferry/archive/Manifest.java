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
 * its manifest) that this one continues, if it is a delta; {@code edits} tell what was mended by hand, oldest first.
 */
public record Manifest(
        int formatVersion,
        ArchiveSource source,
        Optional<Instant> watermark,
        ArchiveCounts counts,
        List<ExportCounts.LeftOut> leftOut,
        Optional<Sha256> base,
        List<Edit> edits,
        SortedMap<String, Sha256> entries) {
    /** The format version that this Ferry writes, and the only one that it reads. */
    public static final int FORMAT_VERSION = 1;

    public Manifest {
        leftOut = List.copyOf(leftOut);
        edits = List.copyOf(edits);
        entries = Collections.unmodifiableSortedMap(new TreeMap<>(entries));
    }

    /** One packing by hand: the digest of the manifest it began with, and each entry that came, went or changed. */
    public record Edit(Sha256 before, List<String> changed, List<String> added, List<String> removed) {
        public Edit {
            changed = List.copyOf(changed);
            added = List.copyOf(added);
            removed = List.copyOf(removed);
        }
    }
}
