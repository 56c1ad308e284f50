package dev.ferry.importer.recovery;

import java.util.List;

/** What was found leaves room for mistakes that can not be undone; nothing was written. The operator has to be sure. */
public final class DoubtfulRecoveryException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final boolean canBeOverruled;

    DoubtfulRecoveryException(List<String> doubts, boolean canBeOverruled) {
        super(String.join("\n", doubts));
        this.canBeOverruled = canBeOverruled;
    }

    /** Whether a recovery goes past it when somebody is sure ({@link RecoveryJob.Wish}). */
    public boolean canBeOverruled() {
        return canBeOverruled;
    }
}
