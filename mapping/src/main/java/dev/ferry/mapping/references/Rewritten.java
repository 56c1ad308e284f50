package dev.ferry.mapping.references;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;

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

    /** How many references changed, by what they lead to. */
    public Map<ReferenceKind, Integer> counts() {
        Map<ReferenceKind, Integer> counts = new EnumMap<>(ReferenceKind.class);
        edits.forEach(edit -> counts.merge(edit.kind(), 1, Integer::sum));
        return counts;
    }

    /** Whether the text is another one than before. */
    public boolean changed() {
        return !edits.isEmpty();
    }
}
