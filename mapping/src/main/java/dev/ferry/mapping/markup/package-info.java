/** What a message's markup says, as blocks of plain words; begin with {@link dev.ferry.mapping.markup.MarkupConverter}. */
@NullMarked
package dev.ferry.mapping.markup;

import org.jspecify.annotations.NullMarked;
