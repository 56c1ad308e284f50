/** Whole migrations as their operator runs them, each command a process of its own, also killed and interrupted; begin with {@link dev.ferry.cli.journeys.RealTrackerJourneyTest}. */
@NullMarked
package dev.ferry.cli.journeys;

import org.jspecify.annotations.NullMarked;
