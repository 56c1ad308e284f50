/** {@code ferry preview}: pages that show what GitHub will show; begin at {@link dev.ferry.cli.preview.PreviewCommand}. */
@NullMarked
package dev.ferry.cli.preview;

import org.jspecify.annotations.NullMarked;
