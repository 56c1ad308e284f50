/**
 * GitHub's HTTP API as Ferry uses it: {@link dev.ferry.github.GitHub} is the entry; requests are paced, retried and judged in one place.
 */
@NullMarked
package dev.ferry.github;

import org.jspecify.annotations.NullMarked;
