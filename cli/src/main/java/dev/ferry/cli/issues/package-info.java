/** {@code ferry issue}: one issue through the API; begin at {@link dev.ferry.cli.issues.Surgery}. */
@NullMarked
package dev.ferry.cli.issues;

import org.jspecify.annotations.NullMarked;
