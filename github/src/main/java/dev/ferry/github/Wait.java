package dev.ferry.github;

import java.time.Instant;

/** Requests rest until this time, for this reason; the detail is for people. */
public record Wait(WaitKind kind, Instant until, String detail) {}
