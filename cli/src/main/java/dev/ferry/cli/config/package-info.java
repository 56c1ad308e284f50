/** The workspace and its {@code ferry.yaml} as typed records; entry class {@link dev.ferry.cli.config.Workspace}. */
@NullMarked
package dev.ferry.cli.config;

import org.jspecify.annotations.NullMarked;
