/** Tables that people keep beside ferry.yaml; begin at {@link dev.ferry.mapping.tables.CsvTable}. */
@NullMarked
package dev.ferry.mapping.tables;

import org.jspecify.annotations.NullMarked;
