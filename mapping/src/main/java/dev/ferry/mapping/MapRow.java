package dev.ferry.mapping;

import dev.ferry.archive.LegacyId;
import java.net.URI;
import java.util.Optional;

/** One row of the ID map: where a legacy issue went, as far as it is known. */
public record MapRow(
        LegacyId id,
        Optional<String> legacyUrl,
        Optional<StagingNumber> staging,
        Optional<FinalNumber> finalNumber,
        Optional<URI> finalUrl) {
    /** A row of an issue that was exported and not planned. */
    public static MapRow unplanned(LegacyId id, Optional<String> legacyUrl) {
        return new MapRow(id, legacyUrl, Optional.empty(), Optional.empty(), Optional.empty());
    }
}
