/** Tests of the archive: what is written comes back, and what is hostile is refused. */
@NullMarked
package dev.ferry.archive;

import org.jspecify.annotations.NullMarked;
