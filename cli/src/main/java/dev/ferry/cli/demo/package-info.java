/** The whole way on the built-in sample and simulator; entry class {@link dev.ferry.cli.demo.DemoCommand}. */
@NullMarked
package dev.ferry.cli.demo;

import org.jspecify.annotations.NullMarked;
