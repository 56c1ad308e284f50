/**
 * The ID map as others read it: tables, redirects for web servers, pages; {@link dev.ferry.mapping.formats.MapFormat} is the entry.
 */
@NullMarked
package dev.ferry.mapping.formats;

import org.jspecify.annotations.NullMarked;
