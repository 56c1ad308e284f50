package dev.ferry.archive;

import java.util.Optional;

/** What a delta goes on from: an archive, or what an archive and its deltas amount to. {@link Archive} says how it reads. */
public interface ArchiveBase {
    /** The digest of the archive, or of the one that merging would give. */
    Sha256 digest();

    /** All users by rising id, read while iterating. */
    Iterable<User> users();

    /** All issues in legacy order, read while iterating. */
    Iterable<Issue> issues();

    /** The size of a file in bytes, if it is there. */
    Optional<Long> fileSize(Sha256 content);
}
