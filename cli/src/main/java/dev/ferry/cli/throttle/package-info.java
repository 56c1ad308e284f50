/**
 * Changing the limits of a stage while it runs, over two small files in the workspace; entry class {@link
 * dev.ferry.cli.throttle.LiveThrottle}.
 */
@NullMarked
package dev.ferry.cli.throttle;

import org.jspecify.annotations.NullMarked;
