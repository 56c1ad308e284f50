package dev.ferry.mapping.ledger;

import dev.ferry.mapping.Origin;

/** What a part is on GitHub. */
public enum PartKind {
    /** The issue itself with its body. */
    ISSUE,
    /** A comment that begins a message. */
    COMMENT,
    /** A comment that goes on where a text was too long for one body or comment. */
    CONTINUATION;

    /** The kind follows from the origin. */
    public static PartKind of(Origin origin) {
        if (origin.piece() > 1) {
            return CONTINUATION;
        }
        return origin instanceof Origin.OfIssue ? ISSUE : COMMENT;
    }
}
