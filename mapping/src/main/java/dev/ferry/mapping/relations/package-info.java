/** What issues have to do with each other: which relations there are, and how a text says them. */
@NullMarked
package dev.ferry.mapping.relations;

import org.jspecify.annotations.NullMarked;
