/** What goes wrong with SQLite's files, told apart by who can mend it; the entry is {@code SqliteTrouble}. */
@NullMarked
package dev.ferry.exporter.roundup.sqlite;

import org.jspecify.annotations.NullMarked;
