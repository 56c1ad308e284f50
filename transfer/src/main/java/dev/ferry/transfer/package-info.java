/** From the staging repository to the final one. */
@NullMarked
package dev.ferry.transfer;

import org.jspecify.annotations.NullMarked;
