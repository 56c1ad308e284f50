/** Takes back what a migration made, in either repository; begin at {@link dev.ferry.transfer.undo.Undo}. */
@NullMarked
package dev.ferry.transfer.undo;

import org.jspecify.annotations.NullMarked;
