package dev.ferry.transfer.rewrite;

import dev.ferry.mapping.references.ReferenceKind;
import java.util.Map;

/**
 * What edits were made of, or would be: texts that are bodies and texts that are comments, references by what they lead to, and how
 * many people are mentioned by a text that did not mention them before: each is notified, and nobody else.
 */
public record RewriteFigures(long bodies, long comments, Map<ReferenceKind, Long> references, long newMentions) {
    public RewriteFigures {
        references = Map.copyOf(references);
    }

    /** No edit at all. */
    public static RewriteFigures none() {
        return new RewriteFigures(0, 0, Map.of(), 0);
    }

    /** How many references of this kind changed. */
    public long references(ReferenceKind kind) {
        return references.getOrDefault(kind, 0L);
    }
}
