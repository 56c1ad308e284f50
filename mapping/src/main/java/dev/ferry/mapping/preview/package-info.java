/** Pages that show beside an issue's original what GitHub will show; begin at {@link dev.ferry.mapping.preview.PreviewSite}. */
@NullMarked
package dev.ferry.mapping.preview;

import org.jspecify.annotations.NullMarked;
