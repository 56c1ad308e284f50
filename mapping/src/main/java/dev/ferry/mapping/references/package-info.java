/**
 * The grammar of references to the old tracker, and their rewriting where GitHub shows text; begin at
 * {@link dev.ferry.mapping.references.ReferenceRewriter}.
 */
@NullMarked
package dev.ferry.mapping.references;

import org.jspecify.annotations.NullMarked;
