/** Moves issues from the staging repository to the final one, in legacy order; begin at {@link dev.ferry.transfer.move.Transfer}. */
@NullMarked
package dev.ferry.transfer.move;

import org.jspecify.annotations.NullMarked;
