package dev.ferry.mapping.render;

import dev.ferry.archive.MessageId;
import java.util.Set;

/**
 * What happened to an issue's words on their way. Immutable.
 *
 * @param titleShortened the title is longer than GitHub takes, and stands whole in the body
 * @param lost messages whose text the old tracker had lost
 * @param empty messages of no words
 * @param code messages of which something is shown as it was, between fences
 */
public record RenderFacts(boolean titleShortened, Set<MessageId> lost, Set<MessageId> empty, Set<MessageId> code) {
    public RenderFacts {
        lost = Set.copyOf(lost);
        empty = Set.copyOf(empty);
        code = Set.copyOf(code);
    }
}
