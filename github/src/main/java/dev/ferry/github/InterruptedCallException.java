package dev.ferry.github;

/**
 * The thread was interrupted before its request was sent, or while it read. The thread's interrupt flag is set
 * again; nothing was changed on the server. A write that was already on its way ends as {@link Outcome.Unknown} instead.
 */
public final class InterruptedCallException extends RuntimeException {
    InterruptedCallException(String what) {
        super(what + ": interrupted before it was sent");
    }
}
