/** What the user sees: results, errors and the progress of a long command; entry class {@link dev.ferry.cli.terminal.Console}. */
@NullMarked
package dev.ferry.cli.terminal;

import org.jspecify.annotations.NullMarked;
