/** A tracker's data in Roundup's own SQLite tables, for the ways in that lead past a database; see {@code Spool}. */
@NullMarked
package dev.ferry.exporter.roundup.spool;

import org.jspecify.annotations.NullMarked;
