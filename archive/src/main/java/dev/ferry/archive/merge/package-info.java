/** What an archive and its deltas amount to, and writing that; the entry is {@code ArchiveMerge}. */
@NullMarked
package dev.ferry.archive.merge;

import org.jspecify.annotations.NullMarked;
