/** The {@code ferry} command: {@link dev.ferry.cli.Main} is the entry. */
@NullMarked
package dev.ferry.cli;

import org.jspecify.annotations.NullMarked;
