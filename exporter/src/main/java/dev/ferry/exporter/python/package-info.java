/** Python literals as old trackers stored them, read by {@link dev.ferry.exporter.python.PythonLiteral} and never evaluated. */
@NullMarked
package dev.ferry.exporter.python;

import org.jspecify.annotations.NullMarked;
