/**
 * Turns references to the old tracker and to staging into references to the final repository; begin at {@link
 * dev.ferry.transfer.rewrite.Rewrite}.
 */
@NullMarked
package dev.ferry.transfer.rewrite;

import org.jspecify.annotations.NullMarked;
