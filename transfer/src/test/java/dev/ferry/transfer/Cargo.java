package dev.ferry.transfer;

import dev.ferry.archive.ArchiveSource;
import dev.ferry.archive.ArchiveWriter;
import dev.ferry.archive.ExportCounts;
import dev.ferry.archive.Issue;
import dev.ferry.archive.User;
import dev.ferry.archive.UserId;
import dev.ferry.exporter.ExportOptions;
import dev.ferry.exporter.ExportProgress;
import dev.ferry.exporter.Exporter;
import dev.ferry.exporter.Tracker;
import dev.ferry.exporter.roundup.RoundupSqlite;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a {@link Journey} carries, and how an archive is made of it. */
@FunctionalInterface
interface Cargo {
    /** All issues of a tracker. */
    ArchiveSource WHOLE = new ArchiveSource("roundup", LegacyIssues.TRACKER, "sqlite", List.of(), List.of());

    void writeTo(Path zip) throws IOException;

    /** The export of a tracker's database and files. */
    static Cargo ofTracker(Path tracker) {
        return zip -> {
            try (Tracker source = RoundupSqlite.open(
                    tracker.resolve("db/db"), tracker.resolve("db/files"), URI.create(LegacyIssues.TRACKER))) {
                new Exporter(Clock.systemUTC(), "host")
                        .export(source, zip, ExportOptions.defaults(), ExportProgress.silent());
            }
        };
    }

    /** Writes an archive of these issues, with the users {@code user1} and {@code user2}. */
    static void write(Path zip, ArchiveSource source, List<Issue> issues) {
        try (ArchiveWriter writer = ArchiveWriter.create(zip, source)) {
            for (String id : List.of("1", "2")) {
                writer.addUser(new User(
                        new UserId(id), "user" + id, Optional.empty(), Optional.empty(), List.of(), false, Map.of()));
            }
            issues.forEach(writer::addIssue);
            writer.finish(Optional.empty(), ExportCounts.NOTHING_LEFT_OUT);
        }
    }
}
