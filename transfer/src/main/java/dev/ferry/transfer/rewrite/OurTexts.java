package dev.ferry.transfer.rewrite;

import dev.ferry.mapping.Marker;
import dev.ferry.mapping.MigrationId;
import dev.ferry.mapping.Origin;
import dev.ferry.mapping.ledger.CommentRef;
import dev.ferry.mapping.ledger.PartRow;
import dev.ferry.transfer.reading.CommentText;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Tells an item's own texts from people's: by the marker in the last line, which names a part that the ledger knows. */
final class OurTexts {
    private final MigrationId migration;
    private final Map<Origin, Integer> ordinals = new HashMap<>();

    OurTexts(MigrationId migration, List<PartRow> parts) {
        this.migration = migration;
        parts.forEach(part -> ordinals.put(part.origin(), part.ordinal()));
    }

    /** Which part the text is; empty for a text of somebody else's. */
    Optional<Integer> ordinal(String text) {
        return Marker.parse(text)
                .filter(marker -> marker.migration().equals(migration))
                .flatMap(marker -> Optional.ofNullable(ordinals.get(marker.origin())));
    }

    /** The item's comments, by ordinal, as they follow on each other; a copy that somebody made of one comes after it. */
    Map<Integer, CommentText> comments(List<CommentText> comments) {
        Map<Integer, CommentText> ours = new LinkedHashMap<>();
        for (CommentText comment : comments) {
            // Somebody may have copied the body into a comment; it is none of ours.
            ordinal(comment.body())
                    .filter(ordinal -> ordinal > 0)
                    .ifPresent(ordinal -> ours.putIfAbsent(ordinal, comment));
        }
        return ours;
    }

    /** Where the item's comments are, by ordinal. */
    Map<Integer, CommentRef> located(List<CommentText> comments) {
        Map<Integer, CommentRef> refs = new HashMap<>();
        comments(comments).forEach((ordinal, comment) -> refs.put(ordinal, comment.ref()));
        return refs;
    }
}
