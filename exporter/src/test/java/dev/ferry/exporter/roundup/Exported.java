package dev.ferry.exporter.roundup;

import dev.ferry.archive.Archive;
import dev.ferry.archive.Issue;
import dev.ferry.archive.User;
import dev.ferry.exporter.ExportOptions;
import dev.ferry.exporter.ExportProgress;
import dev.ferry.exporter.ExportReport;
import dev.ferry.exporter.Exporter;
import dev.ferry.exporter.Tracker;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/** What an export gave: the report and everything in the archive. */
record Exported(Path zip, ExportReport report, List<User> users, List<Issue> issues) {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-01-02T03:04:05Z"), ZoneOffset.UTC);

    static Exported of(Tracker tracker, Path zip) {
        return of(tracker, zip, ExportOptions.defaults());
    }

    static Exported of(Tracker tracker, Path zip, ExportOptions options) {
        ExportReport report =
                new Exporter(CLOCK, "host.example.org").export(tracker, zip, options, ExportProgress.silent());
        List<User> users = new ArrayList<>();
        List<Issue> issues = new ArrayList<>();
        try (Archive archive = Archive.open(zip)) {
            archive.users().forEach(users::add);
            archive.issues().forEach(issues::add);
        }
        return new Exported(zip, report, users, issues);
    }

    Issue issue(String id) {
        return issues.stream()
                .filter(issue -> issue.id().value().equals(id))
                .findFirst()
                .orElseThrow();
    }

    String reportText() throws IOException {
        return Files.readString(report.file());
    }

    String readableReport() throws IOException {
        return Files.readString(report.file().resolveSibling(ExportReport.TEXT_NAME));
    }

    byte[] bytes() throws IOException {
        return Files.readAllBytes(zip);
    }
}
