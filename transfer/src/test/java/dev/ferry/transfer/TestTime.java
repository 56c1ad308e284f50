package dev.ferry.transfer;

import dev.ferry.github.Sleeper;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** A time of a test's own, for Ferry and the simulated GitHub alike. */
abstract class TestTime extends Clock implements Sleeper {
    @Override
    public final ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public final Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException("UTC only");
    }

    /** As if so much time were over at once. */
    void pass(Duration duration) {
        throw new UnsupportedOperationException("passes by waits alone, not by " + duration);
    }
}
