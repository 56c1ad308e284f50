package dev.ferry.mapping.render;

import dev.ferry.archive.MessageId;
import dev.ferry.mapping.Origin;
import java.time.Instant;
import java.util.List;

/** A comment without its marker, its references as the old tracker had them; {@code shows} and {@code joined} as {@link RenderedComment} says them. */
record CommentDraft(Origin origin, String text, Instant date, List<MessageId> shows, boolean joined) {
    CommentDraft {
        shows = List.copyOf(shows);
    }

    /** One that shows the message it is made from, or goes on with a text. */
    static CommentDraft of(Origin origin, String text, Instant date) {
        return new CommentDraft(origin, text, date, origin.begins().stream().toList(), false);
    }

    /** Whether it goes on with a text that began in an earlier one. */
    boolean isContinuation() {
        return origin.piece() > 1;
    }
}
