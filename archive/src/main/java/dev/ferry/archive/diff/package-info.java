/** Compares two archives field by field; the entry is {@code ArchiveDiff}. */
@NullMarked
package dev.ferry.archive.diff;

import org.jspecify.annotations.NullMarked;
