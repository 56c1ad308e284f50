package dev.ferry.github;

import java.util.Optional;

/**
 * The service refuses the whole run or can not be reached: exit code 5. The message says what was asked, what came
 * back and what to do, and never holds a secret. Where an {@link java.io.IOException} caused it, that is the cause.
 */
public final class RemoteException extends RuntimeException {
    private final transient Refusal refusal;

    public RemoteException(String what, Refusal refusal) {
        super(what + ": " + refusal.describe());
        this.refusal = refusal;
    }

    RemoteException(String what, Refusal refusal, Exception cause) {
        super(what + ": " + refusal.describe(), cause);
        this.refusal = refusal;
    }

    public RefusalCategory category() {
        return refusal.category();
    }

    public String advice() {
        return refusal.advice();
    }

    public Optional<String> requestId() {
        return refusal.requestId();
    }

    public Refusal refusal() {
        return refusal;
    }
}
