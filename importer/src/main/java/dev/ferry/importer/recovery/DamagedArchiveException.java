package dev.ferry.importer.recovery;

import dev.ferry.archive.DataException;

/** The archive's damage on its way out of the ledger's transaction, where a DataException would be the ledger's own. */
final class DamagedArchiveException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final DataException why;

    DamagedArchiveException(DataException why) {
        super(why);
        this.why = why;
    }

    DataException why() {
        return why;
    }
}
