package dev.ferry.importer.recovery;

import dev.ferry.archive.Sha256;
import dev.ferry.github.RepositoryName;
import dev.ferry.mapping.Origin;
import dev.ferry.mapping.TextHash;
import java.time.Instant;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An issue as it stands on GitHub: the hash of its body, and those of its comments that bear the migration's marker, in
 * their order. {@code numbersNamed} counts the places where these name a number of the final repository together with its name.
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
        List<FoundComment> comments,
        int numbersNamed) {
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

    /** How often a text names a number of this repository together with its name, as foreseen ones are written. */
    static int numbersNamed(String text, RepositoryName target) {
        Matcher named = Pattern.compile(Pattern.quote(target + "#") + "[1-9]", Pattern.CASE_INSENSITIVE)
                .matcher(text);
        return (int) named.results().count();
    }

    List<Origin> origins() {
        return comments.stream().map(FoundComment::origin).distinct().toList();
    }
}
