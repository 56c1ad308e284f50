package dev.ferry.transfer.undo;

import dev.ferry.archive.LegacyId;
import dev.ferry.mapping.NodeId;

/**
 * An issue that the migration made, or seems to have made: where the ledger does not know its number ({@code known}), marker and
 * account alone speak for it. {@code comments} are those of people, {@code edited} tells whether people edited a text of ours.
 */
public record MadeIssue(
        int number, NodeId node, LegacyId item, String title, boolean known, long comments, boolean edited) {
    /** Whether people worked on it since. */
    public boolean isTouched() {
        return comments > 0 || edited;
    }
}
