package dev.ferry.archive.merge;

import dev.ferry.archive.ArchiveWriter;
import dev.ferry.archive.Attachment;
import dev.ferry.archive.ConfigException;
import dev.ferry.archive.DataException;
import dev.ferry.archive.Issue;
import dev.ferry.archive.Manifest;
import dev.ferry.archive.MessageBody;
import dev.ferry.archive.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;

/**
 * Makes one archive of a full archive and its deltas: the very bytes that a full export at the time of the last delta
 * would have written (with the same Ferry and JDK). Every delta says which archive it leads to; a merge that gives another
 * one is thrown away.
 */
public final class ArchiveMerge {
    private final ArchiveChain chain;
    private final ArchiveWriter writer;
    private final MergeProgress progress;
    private long done;

    private ArchiveMerge(ArchiveChain chain, ArchiveWriter writer, MergeProgress progress) {
        this.chain = chain;
        this.writer = writer;
        this.progress = progress;
    }

    /**
     * Merges; {@code target} is replaced when the result is complete, and may be one of the archives.
     *
     * @param archives a full archive, then its deltas, oldest first
     * @return the merged archive's first page
     * @throws ConfigException where a file is not there or can not be written
     * @throws DataException where an archive is damaged, does not continue the one before it, or the result is not what the
     *     last delta promised; the target is as it was
     */
    public static Manifest merge(List<Path> archives, Path target) {
        return merge(archives, target, MergeProgress.silent());
    }

    /** The same, telling how it goes on. */
    public static Manifest merge(List<Path> archives, Path target, MergeProgress progress) {
        if (archives.size() < 2) {
            throw new IllegalArgumentException("there is nothing to merge: a full archive and its deltas are needed");
        }
        try (ArchiveChain chain = ArchiveChain.open(archives);
                ArchiveWriter writer =
                        ArchiveWriter.create(target, chain.newest().source())) {
            return new ArchiveMerge(chain, writer, progress).run();
        }
    }

    private Manifest run() {
        progress.issues(0, chain.issueCount());
        chain.users().forEach(writer::addUser);
        chain.issues().forEach(this::add);
        return writer.finishMerged(chain.newest());
    }

    /** In the order in which an export takes things in: by it the entries lie in the zip. */
    private void add(Issue issue) {
        issue.messages()
                .forEach(
                        message -> message.body().flatMap(MessageBody::raw).ifPresent(content -> addFile(content, "")));
        for (Attachment file : issue.files()) {
            file.content().ifPresent(content -> addFile(content, file.name()));
        }
        writer.addIssue(issue);
        done++;
        progress.issues(done, chain.issueCount());
    }

    private void addFile(Sha256 content, String name) {
        if (writer.hasFile(content)) {
            return;
        }
        try (InputStream bytes = chain.file(content)) {
            writer.addFile(bytes, name);
        } catch (IOException e) {
            throw new ConfigException("can not read file " + content + ": " + e.getMessage(), e);
        }
    }
}
