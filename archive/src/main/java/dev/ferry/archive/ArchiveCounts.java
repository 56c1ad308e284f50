package dev.ferry.archive;

/**
 * What an archive holds. {@code attachments} counts the files of issues, {@code contents} the different byte
 * sequences that are stored for them and for messages, {@code contentBytes} their size before compression.
 */
public record ArchiveCounts(
        long issues,
        long messages,
        long users,
        long attachments,
        long relations,
        long historyEvents,
        long contents,
        long contentBytes) {}
