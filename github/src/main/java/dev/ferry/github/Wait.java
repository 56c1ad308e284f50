package dev.ferry.github;

import java.time.Instant;
import java.util.Optional;

/**
 * Requests rest until this time, for this reason; the detail is for people. {@code patienceEnds} is when a server that
 * still does not work ends the run; it is empty where the server only asked to wait.
 */
public record Wait(WaitKind kind, Instant until, String detail, Optional<Instant> patienceEnds) {
    Wait(WaitKind kind, Instant until, String detail) {
        this(kind, until, detail, Optional.empty());
    }
}
