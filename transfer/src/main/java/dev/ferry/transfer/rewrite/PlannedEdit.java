package dev.ferry.transfer.rewrite;

import dev.ferry.archive.LegacyId;
import dev.ferry.mapping.Origin;
import java.net.URI;

/** One text that a rewrite would change: whose it is, where it stands, and both versions whole. */
public record PlannedEdit(LegacyId item, Origin origin, URI url, String before, String after) {}
