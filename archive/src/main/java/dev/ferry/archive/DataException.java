package dev.ferry.archive;

/** The archive or the tracker's data can not be used as it is; the message says what, where and what to do. */
public final class DataException extends RuntimeException {
    public DataException(String message) {
        super(message);
    }

    public DataException(String message, Throwable cause) {
        super(message, cause);
    }
}
