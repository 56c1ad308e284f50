package dev.ferry.mapping.ledger;

/**
 * The ledger could not be written or read: a full disk, a file that became read-only. After a failed write the ledger
 * refuses everything, and the run must stop: nothing may be sent that can not be remembered.
 */
public final class LedgerException extends RuntimeException {
    public LedgerException(String message) {
        super(message);
    }

    public LedgerException(String message, Throwable cause) {
        super(message, cause);
    }
}
