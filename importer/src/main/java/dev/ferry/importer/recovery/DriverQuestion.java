package dev.ferry.importer.recovery;

import dev.ferry.mapping.ledger.ImportDriver;

/** Answers what the texts on GitHub leave open about the driver. Asked by the recovery's thread, outside of its transaction. */
public interface DriverQuestion {
    /** Which driver the migration had, where nothing that stands there tells it: as the operator says, or as the server allows. */
    Answer ask();

    /** Throws where the token may not do what this driver needs; nothing was written then. */
    void refuseWhatMayNot(ImportDriver driver);

    /** A driver, and why it is taken to be the one: a half sentence for people. */
    record Answer(ImportDriver driver, String why) {}
}
