package dev.ferry.transfer.verify;

import java.util.Map;

/** How a verification ended: what was compared, differences by kind, and what could not be compared. */
public record VerificationSummary(
        Compared compared, Map<Kind, Long> differences, Remainder notCompared, boolean stopped) {
    public VerificationSummary {
        differences = Map.copyOf(differences);
    }

    public long items() {
        return compared.items();
    }

    public long texts() {
        return compared.texts();
    }

    public long of(Kind kind) {
        return differences.getOrDefault(kind, 0L);
    }

    /** Whether everything that was imported is there, as it was promised. */
    public boolean isClean() {
        return of(Kind.WRONG) == 0 && !notCompared.isTrouble();
    }
}
