/** What GitHub is to show for a legacy issue; begin at {@link dev.ferry.mapping.render.Renderer}. */
@NullMarked
package dev.ferry.mapping.render;

import org.jspecify.annotations.NullMarked;
