/** Reads the folder that {@code roundup-admin export} writes; the entry is {@code AdminExport}. */
@NullMarked
package dev.ferry.exporter.roundup.admin;

import org.jspecify.annotations.NullMarked;
