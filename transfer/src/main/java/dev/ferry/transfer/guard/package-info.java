/** Guards the two repositories while issues move: begin at {@link dev.ferry.transfer.guard.InteractionLock}. */
@NullMarked
package dev.ferry.transfer.guard;

import org.jspecify.annotations.NullMarked;
