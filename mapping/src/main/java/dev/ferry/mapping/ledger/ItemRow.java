package dev.ferry.mapping.ledger;

import dev.ferry.archive.LegacyId;
import dev.ferry.archive.Sha256;
import dev.ferry.mapping.MapRow;
import java.util.Optional;

/**
 * An item as the ledger knows it. {@code failedIn} and {@code failure} are set while it is FAILED, {@code skipped} says why it
 * is SKIPPED.
 */
public record ItemRow(
        LegacyId id,
        LegacyPosition position,
        String title,
        Optional<String> url,
        Sha256 recordHash,
        ItemState state,
        Optional<StagingIssue> staging,
        Optional<FinalIssue> finalIssue,
        Optional<ItemState> failedIn,
        Optional<Failure> failure,
        Optional<String> skipped) {
    /** Whether its transfer was begun, also where it failed at that. */
    public boolean isTransferBegun() {
        return switch (failedIn.orElse(state)) {
            case MOVING, MOVED, SETTLED -> true;
            case PLANNED, IMPORTING, IMPORTED, FAILED, SKIPPED -> false;
        };
    }

    /** The item's row in the ID map. */
    public MapRow mapRow() {
        return new MapRow(
                id,
                url,
                staging.map(StagingIssue::number),
                finalIssue.map(FinalIssue::number),
                finalIssue.map(FinalIssue::url));
    }
}
