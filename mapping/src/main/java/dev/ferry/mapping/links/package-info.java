/**
 * Words of the old tracker's texts that become links when a text is rendered, without a map of issues: revisions, files of
 * the sources, and what ferry.yaml has a pattern for; begin at {@link dev.ferry.mapping.links.WordLinks}.
 */
@NullMarked
package dev.ferry.mapping.links;

import org.jspecify.annotations.NullMarked;
