package dev.ferry.importer.sample;

import dev.ferry.archive.LegacyId;
import java.util.Set;

/** An issue that may get into the sample; {@code place} counts the issues in legacy order. */
record Candidate(LegacyId id, String title, long place, Set<Trait> traits) {
    @Override
    public boolean equals(Object other) {
        return other instanceof Candidate candidate && candidate.place == place;
    }

    @Override
    public int hashCode() {
        return Long.hashCode(place);
    }
}
