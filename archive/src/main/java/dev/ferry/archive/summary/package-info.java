/** What an archive holds at a glance: {@link dev.ferry.archive.summary.ArchiveSummary}. */
@NullMarked
package dev.ferry.archive.summary;

import org.jspecify.annotations.NullMarked;
