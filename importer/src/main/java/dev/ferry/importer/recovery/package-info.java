/** Rebuilds a lost ledger from the markers on GitHub: {@link dev.ferry.importer.recovery.Recovery} is the entry. */
@NullMarked
package dev.ferry.importer.recovery;

import org.jspecify.annotations.NullMarked;
