package dev.ferry.mapping;

/** Whether the operator asked the run to stop. Stages look at it between items, never in the middle of one. */
@FunctionalInterface
public interface StopSignal {
    boolean isRaised();

    /** Never raised. */
    static StopSignal never() {
        return () -> false;
    }
}
