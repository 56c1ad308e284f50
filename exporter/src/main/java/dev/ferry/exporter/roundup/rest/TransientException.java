package dev.ferry.exporter.roundup.rest;

import java.time.Duration;
import java.util.Optional;

/** An answer that may be another one next time. {@code wait} is what the server asked for. */
final class TransientException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient Optional<Duration> wait;

    TransientException(String message, Optional<Duration> wait) {
        super(message);
        this.wait = wait;
    }

    TransientException(String message, Optional<Duration> wait, Throwable cause) {
        super(message, cause);
        this.wait = wait;
    }

    Optional<Duration> pause() {
        return wait;
    }
}
