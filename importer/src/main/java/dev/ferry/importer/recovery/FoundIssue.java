package dev.ferry.importer.recovery;

import dev.ferry.archive.Sha256;
import dev.ferry.mapping.Origin;
import dev.ferry.mapping.TextHash;
import java.time.Instant;
import java.util.List;

/**
 * An issue as it stands on GitHub: the hash of its body, and those of its comments that bear the migration's marker, in
 * their order.
 */
record FoundIssue(
        int number,
        String node,
        String url,
        String title,
        boolean closed,
        List<String> labels,
        Instant created,
        Sha256 body,
        List<FoundComment> comments) {
    FoundIssue {
        labels = List.copyOf(labels);
        comments = List.copyOf(comments);
    }

    /** A comment of ours. */
    record FoundComment(Origin origin, Sha256 text) {}

    /** What can be compared: a server may change the ends of lines and leave out blanks at the end. */
    static Sha256 hash(String text) {
        return TextHash.of(text.replace("\r\n", "\n").stripTrailing());
    }

    List<Origin> origins() {
        return comments.stream().map(FoundComment::origin).distinct().toList();
    }
}
