/** {@code ferry users}: who is who; begin at {@link dev.ferry.cli.people.UsersSuggestCommand}. */
@NullMarked
package dev.ferry.cli.people;

import org.jspecify.annotations.NullMarked;
