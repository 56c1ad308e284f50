package dev.ferry.importer;

import dev.ferry.archive.LegacyId;
import java.util.List;

/**
 * What planning found: how many items are new, and how many were sent before and have another content in this archive,
 * with the first few of them. Those stay as they were sent.
 */
public record Planned(long added, long changed, List<LegacyId> firstChanged) {
    public Planned {
        firstChanged = List.copyOf(firstChanged);
    }
}
