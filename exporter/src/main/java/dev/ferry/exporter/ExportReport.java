package dev.ferry.exporter;

import dev.ferry.archive.Manifest;
import java.nio.file.Path;
import java.util.Map;

/**
 * What an export did: the archive's first page, how many things stayed out by reason, how many warnings there were by
 * kind, and where the full lists lie.
 */
public record ExportReport(Manifest manifest, Map<LeftOut, Long> leftOut, Map<WarningKind, Long> warnings, Path file) {
    /** The report's name, beside the archive. */
    public static final String FILE_NAME = "export-report.json";

    public ExportReport {
        leftOut = Map.copyOf(leftOut);
        warnings = Map.copyOf(warnings);
    }
}
