package dev.ferry.mapping.references;

import java.util.List;

/**
 * A text after its references were resolved: what changed, in the order of the text; what looked like a reference and
 * is in no map, as it stands in the text, each once; and what is known but stays as it was, in the order of the text,
 * because with it the text would be too long.
 */
public record Rewritten(String text, List<ReferenceEdit> edits, List<String> unknown, List<ReferenceEdit> leftOut) {
    public Rewritten {
        edits = List.copyOf(edits);
        unknown = List.copyOf(unknown);
        leftOut = List.copyOf(leftOut);
    }

    /** Whether the text is another one than before. */
    public boolean changed() {
        return !edits.isEmpty();
    }
}
