/** Which labels an issue's properties become; begin at {@link dev.ferry.mapping.labels.LabelMap}. */
@NullMarked
package dev.ferry.mapping.labels;

import org.jspecify.annotations.NullMarked;
