/**
 * The legacy tracker as records, and the zip archive that holds them: {@link dev.ferry.archive.Archive} reads one and is the
 * entry, {@link dev.ferry.archive.ArchiveWriter} writes one.
 */
@NullMarked
package dev.ferry.archive;

import org.jspecify.annotations.NullMarked;
