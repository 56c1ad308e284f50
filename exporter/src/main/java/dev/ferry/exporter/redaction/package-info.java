/** What an operator wants nobody to read, taken out of an issue's texts by {@link dev.ferry.exporter.redaction.Redaction}. */
@NullMarked
package dev.ferry.exporter.redaction;

import org.jspecify.annotations.NullMarked;
