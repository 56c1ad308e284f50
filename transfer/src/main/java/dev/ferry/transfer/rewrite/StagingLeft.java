package dev.ferry.transfer.rewrite;

import dev.ferry.archive.LegacyId;
import java.net.URI;

/**
 * The staging repository's name where a rewrite leaves it alone: in whose issue, where that text stands, what kind of place
 * it is, and the name with what belongs to it, such as {@code example/staging#12}.
 */
public record StagingLeft(LegacyId item, URI url, Where where, String reference) {
    /** Why it stays. */
    public enum Where {
        /** A rewrite changes texts, and no titles. */
        TITLE,
        /** One of our own texts, in code or another place where GitHub makes no link, or with a number that the map does not know. */
        OURS,
        /** Somebody else's words. */
        PEOPLES
    }
}
