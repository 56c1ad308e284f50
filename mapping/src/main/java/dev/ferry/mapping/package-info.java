/**
 * What becomes of a legacy issue on GitHub: {@link dev.ferry.mapping.render.Renderer} is the entry; here are the values that
 * all stages share.
 */
@NullMarked
package dev.ferry.mapping;

import org.jspecify.annotations.NullMarked;
