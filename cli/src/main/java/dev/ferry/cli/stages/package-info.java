/** The stages of a migration in their order, from export to verification; entry class {@link dev.ferry.cli.stages.ExportCommand}. */
@NullMarked
package dev.ferry.cli.stages;

import org.jspecify.annotations.NullMarked;
