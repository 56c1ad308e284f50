/** Begin a migration and look whether everything is ready; entry class {@link dev.ferry.cli.setup.InitCommand}. */
@NullMarked
package dev.ferry.cli.setup;

import org.jspecify.annotations.NullMarked;
