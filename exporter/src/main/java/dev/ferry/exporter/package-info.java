/** Legacy trackers, read into an archive. */
@NullMarked
package dev.ferry.exporter;

import org.jspecify.annotations.NullMarked;
