package dev.ferry.archive;

/**
 * What a reader accepts, so that a small hostile file can not fill memory or disk. The writer keeps to the same
 * limits: what it writes can be read.
 *
 * @param entries how many entries a zip may have
 * @param issueEntryBytes how large one entry of issues may be, uncompressed; it is held in memory
 * @param entryBytes how large any entry may be, uncompressed
 * @param totalBytes how large all entries may be together, uncompressed
 * @param ratio how many times larger than its compressed form an entry may be, if it is over {@code ratioFreeBytes}
 * @param ratioFreeBytes entries up to this size may have any ratio
 */
record ArchiveLimits(
        long entries, long issueEntryBytes, long entryBytes, long totalBytes, long ratio, long ratioFreeBytes) {
    static final ArchiveLimits DEFAULT = new ArchiveLimits(2_000_000, 128L << 20, 1L << 40, 4L << 40, 200, 1L << 20);

    boolean tooDense(long size, long compressedSize) {
        return size > ratioFreeBytes && size / ratio > compressedSize;
    }
}
