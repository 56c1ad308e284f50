/**
 * Legacy trackers, read into an archive by {@link dev.ferry.exporter.Exporter} through the {@link dev.ferry.exporter.Tracker}
 * interface.
 */
@NullMarked
package dev.ferry.exporter;

import org.jspecify.annotations.NullMarked;
