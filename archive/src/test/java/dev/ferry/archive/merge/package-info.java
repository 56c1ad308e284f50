/** What merging gives is what a full export would have given. */
@NullMarked
package dev.ferry.archive.merge;

import org.jspecify.annotations.NullMarked;
