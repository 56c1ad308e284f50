/** What all pages that Ferry writes have in common. */
@NullMarked
package dev.ferry.mapping.html;

import org.jspecify.annotations.NullMarked;
