package dev.ferry.importer;

/** How a run of the import ended: the items it brought to their end, and whether the operator stopped it before all were. */
public record ImportSummary(long imported, long failed, boolean stopped) {
    /** This one and a later one. */
    ImportSummary plus(ImportSummary later) {
        return new ImportSummary(imported + later.imported, failed + later.failed, later.stopped);
    }
}
