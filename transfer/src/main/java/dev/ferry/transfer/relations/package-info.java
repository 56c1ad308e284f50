/**
 * Relations between issues in the final repository, after the transfer; begin at {@link
 * dev.ferry.transfer.relations.Relations}.
 */
@NullMarked
package dev.ferry.transfer.relations;

import org.jspecify.annotations.NullMarked;
