package dev.ferry.mapping.references;

import java.util.List;

/**
 * A text after its references were resolved: what changed, in the order of the text, and what looked like a
 * reference and is in no map, as it stands in the text, each once.
 */
public record Rewritten(String text, List<ReferenceEdit> edits, List<String> unknown) {
    public Rewritten {
        edits = List.copyOf(edits);
        unknown = List.copyOf(unknown);
    }

    /** Whether the text is another one than before. */
    public boolean changed() {
        return !edits.isEmpty();
    }
}
