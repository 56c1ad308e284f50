package dev.ferry.transfer.verify;

import dev.ferry.transfer.reading.CommentText;
import dev.ferry.transfer.reading.IssueText;
import java.time.Instant;
import java.util.Optional;

/** A text as it stands on GitHub, and who edited it last. */
record Written(String text, Optional<Instant> edited, Optional<String> editor) {
    static Written comment(CommentText comment) {
        return new Written(comment.body(), comment.edited(), comment.editor());
    }

    /** The body, as it is or without what no rendering has. */
    static Written body(IssueText issue, String text) {
        return new Written(text, issue.edited(), issue.editor());
    }
}
