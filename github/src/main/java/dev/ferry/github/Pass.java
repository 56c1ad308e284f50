package dev.ferry.github;

import java.time.Instant;

/** A request inside the gate, with the token to send it with. What changes is guarded by the gate's lock. */
final class Pass {
    private final Allowance allowance;
    private final Secret secret;
    private final Request request;
    private final Instant entered;
    private final boolean probe;
    private boolean left;

    Pass(Allowance allowance, Secret secret, Request request, Instant entered, boolean probe) {
        this.allowance = allowance;
        this.secret = secret;
        this.request = request;
        this.entered = entered;
        this.probe = probe;
    }

    Allowance allowance() {
        return allowance;
    }

    /** The token as it was when the request was let in; another may have taken its place since. */
    Secret secret() {
        return secret;
    }

    Request request() {
        return request;
    }

    Instant entered() {
        return entered;
    }

    /** Whether the request goes ahead after a pause, while the others wait for what it finds out. */
    boolean probe() {
        return probe;
    }

    /** Whether it was given back. */
    boolean left() {
        return left;
    }

    void leave() {
        left = true;
    }
}
