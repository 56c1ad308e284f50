/** The fields of an issue, on GitHub and in the old tracker, written as Python does; begin at {@link dev.ferry.mapping.render.details.Details}. */
@NullMarked
package dev.ferry.mapping.render.details;

import org.jspecify.annotations.NullMarked;
