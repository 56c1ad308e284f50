/**
 * Run a migration like an operator: how far it is, what failed, where things went; entry class {@link
 * dev.ferry.cli.operate.StatusCommand}.
 */
@NullMarked
package dev.ferry.cli.operate;

import org.jspecify.annotations.NullMarked;
