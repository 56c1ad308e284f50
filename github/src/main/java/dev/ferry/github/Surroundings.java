package dev.ferry.github;

import java.time.Clock;
import java.util.Random;

/** Time and chance as the client sees them. The random source must be safe for use by several threads. */
public record Surroundings(Clock clock, Sleeper sleeper, Random random) {
    public static Surroundings system() {
        return new Surroundings(Clock.systemUTC(), Sleeper.system(), new Random());
    }
}
