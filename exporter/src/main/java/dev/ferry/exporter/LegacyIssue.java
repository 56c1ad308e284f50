package dev.ferry.exporter;

import dev.ferry.archive.FileId;
import dev.ferry.archive.Issue;
import dev.ferry.archive.MessageId;
import java.util.Map;

/**
 * An issue as a connector hands it over: the record without digests, and the bytes that belong to it. A file without a
 * source has lost its bytes. {@code rawMessages} holds the untouched bytes of messages that were not UTF-8.
 */
public record LegacyIssue(Issue issue, Map<FileId, ByteSource> files, Map<MessageId, ByteSource> rawMessages) {
    public LegacyIssue {
        files = Map.copyOf(files);
        rawMessages = Map.copyOf(rawMessages);
    }
}
