package dev.ferry.mapping.references;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Chooses the edits that a text has room for: all that do not lengthen it, then the others by importance, and by place
 * where they are equally important. What found no room finds none in the result either, so choosing again changes nothing.
 */
final class Room {
    private static final Comparator<ReferenceEdit> BY_IMPORTANCE =
            Comparator.comparing(ReferenceEdit::kind).thenComparing(ReferenceEdit::offset);

    private final List<ReferenceEdit> fitting = new ArrayList<>();
    private final List<ReferenceEdit> leftOut = new ArrayList<>();

    /** {@code length} is the text's before any edit, {@code longest} how long it may become, both in UTF-16 units. */
    Room(int length, int longest, List<ReferenceEdit> edits) {
        int room = longest - length;
        List<ReferenceEdit> growing = new ArrayList<>();
        for (ReferenceEdit edit : edits) {
            if (edit.growth() > 0) {
                growing.add(edit);
            } else {
                room -= edit.growth();
            }
        }
        growing.sort(BY_IMPORTANCE);
        Set<Integer> refused = new HashSet<>();
        for (ReferenceEdit edit : growing) {
            if (edit.growth() <= room) {
                room -= edit.growth();
            } else {
                refused.add(edit.offset());
            }
        }
        edits.forEach(edit -> (refused.contains(edit.offset()) ? leftOut : fitting).add(edit));
    }

    /** In the order of the text. */
    List<ReferenceEdit> fitting() {
        return fitting;
    }

    /** In the order of the text. */
    List<ReferenceEdit> leftOut() {
        return leftOut;
    }
}
