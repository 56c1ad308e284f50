package dev.ferry.transfer.verify;

import java.util.Map;

/** How a verification ended: items compared, texts compared, and differences by kind. */
public record VerificationSummary(long items, long texts, Map<Kind, Long> differences, boolean stopped) {
    public VerificationSummary {
        differences = Map.copyOf(differences);
    }

    public long of(Kind kind) {
        return differences.getOrDefault(kind, 0L);
    }

    /** Whether everything is as it was promised. */
    public boolean isClean() {
        return of(Kind.WRONG) == 0;
    }
}
