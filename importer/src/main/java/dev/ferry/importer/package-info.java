/** From an archive into the staging repository: {@link dev.ferry.importer.Importer} is the entry. */
@NullMarked
package dev.ferry.importer;

import org.jspecify.annotations.NullMarked;
