/** What becomes of a legacy issue on GitHub. */
@NullMarked
package dev.ferry.mapping;

import org.jspecify.annotations.NullMarked;
