/** {@code ferry forecast}: {@link dev.ferry.cli.forecast.ForecastCommand} tells which numbers issues will get. */
@NullMarked
package dev.ferry.cli.forecast;

import org.jspecify.annotations.NullMarked;
