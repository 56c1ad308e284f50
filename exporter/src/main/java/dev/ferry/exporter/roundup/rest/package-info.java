/** Fetches a tracker through Roundup's REST interface; the entry is {@code RestDownload}. */
@NullMarked
package dev.ferry.exporter.roundup.rest;

import org.jspecify.annotations.NullMarked;
