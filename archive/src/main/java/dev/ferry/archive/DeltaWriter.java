package dev.ferry.archive;

import java.io.InputStream;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;

/**
 * Writes a delta: it is given everything that the tracker holds, as {@link ArchiveWriter} would be, and keeps what the
 * base does not have in the same form. Records are compared as a whole, so that it does not matter what the tracker says
 * about when something was changed. Memory grows with what differs, not with the tracker. The base must stay open.
 */
public final class DeltaWriter implements RecordSink {
    private final ArchiveWriter difference;
    private final ArchiveSource source;
    private final Sha256 base;
    private final FullManifest full = new FullManifest();
    private final Walk<User, UserId> users;
    private final Walk<Issue, LegacyId> issues;

    private DeltaWriter(Path target, ArchiveSource source, ArchiveBase base, WriterOptions options) {
        this.source = source;
        // At once: a base that nobody knows the end of would be found out after the whole tracker was read.
        this.base = base.digest();
        users = new Walk<>(base.users(), Comparator.comparing(User::id), User::id);
        issues = new Walk<>(base.issues(), Issue.LEGACY_ORDER, Issue::id);
        difference = ArchiveWriter.create(
                target, source, content -> base.fileSize(content).isPresent(), options);
    }

    /** Begins a delta; its folder must exist. */
    public static DeltaWriter create(Path target, ArchiveSource source, ArchiveBase base) {
        return new DeltaWriter(target, source, base, WriterOptions.DEFAULT);
    }

    @Override
    public Sha256 addFile(InputStream bytes, String nameHint) {
        FileIntake.Taken taken = difference.take(bytes, nameHint);
        full.add(taken);
        return taken.digest();
    }

    @Override
    public void addUser(User user) {
        if (users.isNews(user, full.add(user))) {
            difference.addUser(user);
        }
    }

    @Override
    public void addIssue(Issue issue) {
        if (issues.isNews(issue, full.add(issue))) {
            difference.addIssue(issue);
        }
    }

    @Override
    public Manifest finish(Optional<Instant> watermark, ExportCounts leftOut) {
        var goneIssues = issues.gone();
        var goneUsers = users.gone();
        Manifest.Delta delta = new Manifest.Delta(
                Optional.of(full.digest(source, watermark, leftOut)),
                issues.arrived(),
                users.arrived(),
                goneIssues,
                goneUsers);
        return difference.complete(
                Optional.empty(),
                (counts, entries) -> Manifest.full(source, watermark, leftOut, counts, entries)
                        .continuing(base, delta));
    }

    @Override
    public void close() {
        difference.close();
    }
}
