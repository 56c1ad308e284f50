/** Compares what is on GitHub with the archive, field by field; begin at {@link dev.ferry.transfer.verify.Verification}. */
@NullMarked
package dev.ferry.transfer.verify;

import org.jspecify.annotations.NullMarked;
