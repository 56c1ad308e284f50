package dev.ferry.mapping.ledger;

import dev.ferry.archive.LegacyId;
import java.util.Optional;

/**
 * An item that was begun, is not in the final repository and is older than one that could be moved now: it would be
 * overtaken. {@code failedIn} is set where it is FAILED; PLANNED means that it failed or was lost and was taken up again.
 */
public record OlderItem(LegacyId id, ItemState state, Optional<ItemState> failedIn) {}
