package dev.ferry.archive;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.zip.ZipEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;

/** Judges a zip's directory before anything in it is read: every reason to refuse it, not just the first. */
final class ZipGuard {
    private static final int LOCAL_HEADER = 30;
    private static final int UNIX_TYPE = 0170000;
    private static final int UNIX_REGULAR_FILE = 0100000;

    private final ArchiveLimits limits;
    private final List<Finding> findings = new ArrayList<>();

    ZipGuard(ArchiveLimits limits) {
        this.limits = limits;
    }

    List<Finding> inspect(List<ZipArchiveEntry> entries, long directoryOffset) {
        Set<String> names = new HashSet<>();
        long total = 0;
        for (ZipArchiveEntry entry : entries) {
            checkName(entry.getName());
            if (!names.add(entry.getName())) {
                refuse(entry, "the zip has two entries of this name");
            }
            checkKind(entry);
            checkSize(entry);
            total += Math.max(0, entry.getSize());
        }
        if (total > limits.totalBytes()) {
            findings.add(Finding.error(
                    "", "the entries would take " + total + " bytes; the limit is " + limits.totalBytes()));
        }
        checkOverlap(entries, directoryOffset);
        return findings;
    }

    private void checkName(String name) {
        if (EntryNames.isKnown(name)) {
            return;
        }
        // Shown without control characters: the name comes from a stranger and goes to a terminal.
        String shown = Printable.of(name);
        if (name.startsWith("/") || name.startsWith("\\") || name.matches("[A-Za-z]:.*")) {
            findings.add(Finding.error(shown, "the name is absolute; nothing is read from such an archive"));
        } else if (List.of(name.split("[/\\\\]", -1)).contains("..")) {
            findings.add(Finding.error(shown, "the name leads out of the archive; nothing is read from it"));
        } else {
            findings.add(Finding.error(shown, "no entry of this name belongs in an archive"));
        }
    }

    private void checkKind(ZipArchiveEntry entry) {
        int type = entry.getUnixMode() & UNIX_TYPE;
        if (entry.isUnixSymlink() || (type != 0 && type != UNIX_REGULAR_FILE)) {
            refuse(entry, "it is a link or another special file");
        }
        if (entry.getGeneralPurposeBit().usesEncryption()) {
            refuse(entry, "it is encrypted");
        }
        if (entry.getMethod() != ZipEntry.STORED && entry.getMethod() != ZipEntry.DEFLATED) {
            refuse(
                    entry,
                    "it is compressed by method " + entry.getMethod() + "; only 0 (stored) and 8 (deflated) are read");
        }
        if (entry.getMethod() == ZipEntry.STORED && entry.getSize() != entry.getCompressedSize()) {
            refuse(entry, "it is stored, yet its two sizes differ");
        }
    }

    private void checkSize(ZipArchiveEntry entry) {
        long size = entry.getSize();
        long limit = EntryNames.isIssues(entry.getName()) ? limits.issueEntryBytes() : limits.entryBytes();
        if (size < 0 || entry.getCompressedSize() < 0) {
            refuse(entry, "its size is not known");
        } else if (size > limit) {
            refuse(entry, "it would take " + size + " bytes; the limit is " + limit);
        } else if (limits.tooDense(size, entry.getCompressedSize())) {
            refuse(
                    entry,
                    "it would grow from " + entry.getCompressedSize() + " to " + size + " bytes, more than "
                            + limits.ratio() + " times: a bomb");
        }
    }

    /** Entries that share bytes are how a few megabytes become petabytes. */
    private void checkOverlap(List<ZipArchiveEntry> entries, long directoryOffset) {
        List<ZipArchiveEntry> byOffset = new ArrayList<>(entries);
        byOffset.sort(Comparator.comparingLong(ZipArchiveEntry::getLocalHeaderOffset));
        long free = 0;
        for (ZipArchiveEntry entry : byOffset) {
            long offset = entry.getLocalHeaderOffset();
            if (offset < free) {
                refuse(entry, "it shares bytes with another entry");
            }
            free = offset + LOCAL_HEADER + entry.getRawName().length + Math.max(0, entry.getCompressedSize());
        }
        if (free > directoryOffset) {
            findings.add(Finding.error("", "the zip's directory is damaged: an entry reaches into it"));
        }
    }

    private void refuse(ZipArchiveEntry entry, String why) {
        findings.add(Finding.error(Printable.of(entry.getName()), why));
    }
}
