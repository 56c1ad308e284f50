package dev.ferry.transfer.rewrite;

import dev.ferry.archive.LegacyId;
import dev.ferry.mapping.NodeId;
import dev.ferry.mapping.Origin;
import dev.ferry.mapping.references.ReferenceKind;
import java.net.URI;
import java.time.Instant;
import java.util.Map;

/**
 * One text to be changed, of our own making: the part of the item it is, where it stands, what stands there now and what
 * is to stand there. {@code ordinal} 0 is the body; {@code edited} is when the text that was read was last
 * edited, or else made; {@code peoples} says that somebody edited it since; {@code references} counts what changes, by what it
 * leads to.
 */
record Edit(
        LegacyId item,
        int ordinal,
        Origin origin,
        NodeId node,
        URI url,
        String before,
        String after,
        Instant edited,
        boolean peoples,
        Map<ReferenceKind, Integer> references) {
    Edit {
        references = Map.copyOf(references);
    }

    boolean isBody() {
        return ordinal == 0;
    }
}
