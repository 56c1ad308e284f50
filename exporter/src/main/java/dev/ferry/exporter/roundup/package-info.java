/** Roundup trackers; {@link dev.ferry.exporter.roundup.RoundupSqlite} opens one by its SQLite database and files tree. */
@NullMarked
package dev.ferry.exporter.roundup;

import org.jspecify.annotations.NullMarked;
