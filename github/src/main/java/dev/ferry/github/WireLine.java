package dev.ferry.github;

import java.time.Duration;
import java.util.Optional;

/**
 * One exchange for a log: no header, no body, no secret. Status 0 means that no whole answer arrived and the failure
 * says why.
 */
public record WireLine(
        String method,
        String path,
        int status,
        Duration took,
        long bytesSent,
        Optional<String> requestId,
        Optional<String> failure) {}
