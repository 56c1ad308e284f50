/**
 * From the staging repository to the final one: {@link dev.ferry.transfer.move.Transfer} is the entry, then {@link
 * dev.ferry.transfer.rewrite.Rewrite} and {@link dev.ferry.transfer.verify.Verification}.
 */
@NullMarked
package dev.ferry.transfer;

import org.jspecify.annotations.NullMarked;
