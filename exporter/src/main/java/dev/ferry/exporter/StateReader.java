package dev.ferry.exporter;

import dev.ferry.archive.LegacyId;

/** Takes what a tracker's items are like, without their texts: equal hashes mean that nothing changed. */
public interface StateReader {
    /** One part of an issue (its values, a list of links, its messages); {@code part} is the same at each look. */
    void issue(String part, LegacyId id, long hash);

    /** A user. */
    void user(String id, long hash);
}
