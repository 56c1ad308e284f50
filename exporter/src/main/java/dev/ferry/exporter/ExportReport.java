package dev.ferry.exporter;

import dev.ferry.archive.Manifest;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What an export did: the archive's first page, how many things stayed out by reason, how many warnings there were by
 * kind, how often each redaction fitted by its name, how many private issues came along because that was asked for, how many
 * came along that sound private by {@code property=value}, and where the full lists lie.
 *
 * @param file the report for programs; the one for people lies beside it
 */
public record ExportReport(
        Manifest manifest,
        Map<LeftOut, Long> leftOut,
        Map<WarningKind, Long> warnings,
        Map<String, Long> redactions,
        long includedPrivate,
        Map<String, Long> maybePrivate,
        Path file) {
    /** The name of the report for programs, beside the archive. */
    public static final String FILE_NAME = "export-report.json";

    /** The name of the report for people, beside the archive. */
    public static final String TEXT_NAME = "export-report.txt";

    public ExportReport {
        leftOut = Map.copyOf(leftOut);
        warnings = Map.copyOf(warnings);
        maybePrivate = Collections.unmodifiableMap(new LinkedHashMap<>(maybePrivate));
        redactions = Collections.unmodifiableMap(new LinkedHashMap<>(redactions));
    }
}
