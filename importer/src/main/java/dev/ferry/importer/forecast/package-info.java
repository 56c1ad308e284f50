/** Foresees the numbers that issues will get in the final repository; begin at {@link dev.ferry.importer.forecast.ForecastPlan}. */
@NullMarked
package dev.ferry.importer.forecast;

import org.jspecify.annotations.NullMarked;
