package dev.ferry.mapping.references;

import dev.ferry.archive.LegacyId;
import java.util.Optional;

/** Which forecast each issue's texts are written with. Safe for use by several threads. */
@FunctionalInterface
public interface Forecasts {
    /** The forecast of the texts of this issue; empty where they have the references that the old tracker had. */
    Optional<Foreseen> of(LegacyId reader);

    /** Nothing is foreseen. */
    static Forecasts none() {
        return reader -> Optional.empty();
    }
}
