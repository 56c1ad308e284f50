/** What one run of the program has: exit codes, the stop flag, signals, the log file; entry class {@link dev.ferry.cli.run.ExitCode}. */
@NullMarked
package dev.ferry.cli.run;

import org.jspecify.annotations.NullMarked;
