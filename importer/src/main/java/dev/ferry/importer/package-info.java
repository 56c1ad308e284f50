/** From an archive into the staging repository. */
@NullMarked
package dev.ferry.importer;

import org.jspecify.annotations.NullMarked;
