/** The legacy tracker as records, and the zip archive that holds them. */
@NullMarked
package dev.ferry.archive;

import org.jspecify.annotations.NullMarked;
