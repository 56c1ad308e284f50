package dev.ferry.transfer.move;

/**
 * How many issues a run of the transfer may move. Asked once, when it is known what became of all that an earlier run announced,
 * and before anything else is announced; whoever grants may ask the server, and may end the run with an exception.
 */
@FunctionalInterface
public interface Allowance {
    long grant();

    /** All that are imported. */
    static Allowance all() {
        return () -> Long.MAX_VALUE;
    }
}
