package dev.ferry.importer;

import dev.ferry.archive.LegacyId;
import java.util.List;
import java.util.Optional;

/**
 * What one issue looks like as it would be sent. {@code joined} says that
 * several messages share a comment, {@code comments} are all that it gets, {@code following} those of them that find no
 * room in its request; {@code edits} texts have a reference that the rewriting would change; {@code mentions} has each
 * person once for each text. Where {@code unusable} is there, nothing else is known.
 */
record RenderedSize(
        LegacyId id,
        Optional<String> unusable,
        boolean closed,
        boolean shortened,
        boolean continued,
        boolean joined,
        int comments,
        int following,
        int edits,
        List<String> mentions) {
    RenderedSize {
        mentions = List.copyOf(mentions);
    }

    static RenderedSize unusable(LegacyId id, String why) {
        return new RenderedSize(id, Optional.of(why), false, false, false, false, 0, 0, 0, List.of());
    }
}
