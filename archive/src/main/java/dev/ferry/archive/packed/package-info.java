/** What is held for a whole tracker, in bytes one after another instead of objects; begin at {@code TextTable}. */
@NullMarked
package dev.ferry.archive.packed;

import org.jspecify.annotations.NullMarked;
