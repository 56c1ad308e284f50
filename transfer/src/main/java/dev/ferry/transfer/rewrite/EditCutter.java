package dev.ferry.transfer.rewrite;

import dev.ferry.mapping.NodeId;
import dev.ferry.transfer.reading.Portion;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Cuts edits into documents: so many at most, of so many characters, as the limits have room for. What was refused in company goes by
 * itself, and no other edit does for it. For one thread and one run.
 */
final class EditCutter {
    static final int MOST_EDITS = 20;
    static final int MOST_CHARACTERS = 500_000;

    private final Portion portion;
    /** What was refused in company. */
    private final Set<NodeId> alone = new HashSet<>();

    EditCutter(Portion portion) {
        this.portion = portion;
    }

    /** The first of these, at least one, that the next document holds. */
    List<Edit> next(List<Edit> edits) {
        int most = alone.contains(edits.get(0).node()) ? 1 : portion.next(MOST_EDITS);
        int size = 0;
        int characters = 0;
        while (size < Math.min(most, edits.size())) {
            Edit edit = edits.get(size);
            characters += edit.after().length();
            if (size > 0 && (alone.contains(edit.node()) || characters > MOST_CHARACTERS)) {
                break;
            }
            size++;
        }
        return List.copyOf(edits.subList(0, size));
    }

    /** A document with these went. */
    void sent(List<Edit> document) {
        portion.sent(document.size());
    }

    /** One of these is to blame that their document was refused: the others must not fail for it. */
    void refusedInCompany(List<Edit> document) {
        document.forEach(edit -> alone.add(edit.node()));
    }
}
