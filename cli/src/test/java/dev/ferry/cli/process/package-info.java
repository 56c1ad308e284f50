/** Tests that run the program as its user does, as a process of its own; entry class {@link dev.ferry.cli.process.FerryProcess}. */
@NullMarked
package dev.ferry.cli.process;

import org.jspecify.annotations.NullMarked;
