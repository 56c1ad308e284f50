package dev.ferry.transfer.move;

/** The server did not answer one batch wholly for so many times in a row. Nothing is lost: the same command goes on later. */
public final class TransferStalledException extends RuntimeException {
    TransferStalledException(int times) {
        super("the last " + times + " transfers were not answered wholly; look at githubstatus.com,"
                + " then run the same command again: what was moved is in the ledger");
    }
}
