package dev.ferry.transfer.rewrite;

import dev.ferry.mapping.references.MentionScan;
import dev.ferry.mapping.references.ReferenceKind;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Counts what edits are made of, one after the other. For one thread. */
final class EditTally {
    private final Map<ReferenceKind, Long> references = new EnumMap<>(ReferenceKind.class);
    private long bodies;
    private long comments;
    private long newMentions;

    void add(Edit edit) {
        if (edit.isBody()) {
            bodies++;
        } else {
            comments++;
        }
        edit.references().forEach((kind, count) -> references.merge(kind, (long) count, Long::sum));
        Set<String> mentioned = new HashSet<>(MentionScan.mentioned(edit.after()));
        if (!mentioned.isEmpty()) {
            mentioned.removeAll(MentionScan.mentioned(edit.before()));
            newMentions += mentioned.size();
        }
    }

    RewriteFigures figures() {
        return new RewriteFigures(bodies, comments, references, newMentions);
    }
}
