/** Who is who on GitHub; begin at {@link dev.ferry.mapping.people.People}. */
@NullMarked
package dev.ferry.mapping.people;

import org.jspecify.annotations.NullMarked;
