package dev.ferry.exporter;

import dev.ferry.archive.ConfigException;
import dev.ferry.archive.Manifest;
import dev.ferry.archive.WholeFile;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;

/**
 * Writes {@code export-report.json} and {@code export-report.txt}: when and where the export ran, the counts, every item
 * that stayed out and why, what was redacted, and the warnings by kind. Times and hosts stand here because they may not
 * stand in the archive.
 */
final class ReportFile {
    private final ReportJson json;
    private final ReportText text;

    /** What is not a matter of the tracker. */
    record Circumstances(Instant began, Instant ended, String host, String archive) {}

    @FunctionalInterface
    private interface Content {
        void write(OutputStream out) throws IOException;
    }

    ReportFile(Manifest manifest, ExportLog log, Circumstances circumstances) {
        json = new ReportJson(manifest, log, circumstances);
        text = new ReportText(manifest, log, circumstances);
    }

    /** Writes the report for programs, and the one for people beside it. */
    void write(Path target) {
        replace(target, json::write);
        replace(
                target.resolveSibling(ExportReport.TEXT_NAME),
                out -> out.write((String.join("\n", text.lines()) + "\n").getBytes(StandardCharsets.UTF_8)));
    }

    private static void replace(Path target, Content content) {
        try (WholeFile file = WholeFile.begin(target)) {
            content.write(file.out());
            file.publish();
        } catch (IOException e) {
            throw new ConfigException(
                    "can not write " + target + ": " + e.getMessage()
                            + "; check the folder's rights and the free space (the archive itself is complete)",
                    e);
        }
    }
}
