package dev.ferry.mapping.render;

import dev.ferry.archive.LegacyId;
import java.util.Map;
import java.util.Optional;

/** The titles of other issues, for the rows that name them; empty where the archive does not hold the issue. */
@FunctionalInterface
public interface IssueTitles {
    /** The title as the tracker held it. */
    Optional<String> title(LegacyId id);

    /** No titles: issues are named by their id alone. */
    static IssueTitles none() {
        return id -> Optional.empty();
    }

    /** Titles held in memory. */
    static IssueTitles of(Map<LegacyId, String> titles) {
        Map<LegacyId, String> copy = Map.copyOf(titles);
        return id -> Optional.ofNullable(copy.get(id));
    }
}
