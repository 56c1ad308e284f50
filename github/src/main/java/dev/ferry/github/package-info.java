/** GitHub's HTTP API as Ferry uses it. */
@NullMarked
package dev.ferry.github;

import org.jspecify.annotations.NullMarked;
