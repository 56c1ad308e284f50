package dev.ferry.mapping.render;

import java.util.Optional;

/** That an issue is to be locked, and why, where a reason is to be given. */
public record IssueLock(Optional<LockReason> reason) {}
