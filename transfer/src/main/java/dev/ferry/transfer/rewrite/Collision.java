package dev.ferry.transfer.rewrite;

import dev.ferry.archive.LegacyId;
import dev.ferry.mapping.Origin;
import java.net.URI;
import java.time.Instant;
import java.util.Optional;

/**
 * Somebody edited a text between our reading and our writing of it, so that our write replaced theirs. Who (absent for an
 * account that is gone) and when, what they had written (absent where the server does not give it: the text's
 * edit history on GitHub has it), and what stands there now.
 */
public record Collision(
        LegacyId item,
        Origin origin,
        URI url,
        Optional<String> editor,
        Instant at,
        Optional<String> theirs,
        Optional<String> ours) {}
