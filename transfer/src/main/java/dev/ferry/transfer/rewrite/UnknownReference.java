package dev.ferry.transfer.rewrite;

import dev.ferry.archive.LegacyId;
import java.net.URI;

/**
 * What looks like a reference and is in no map: it stays as it is. Whose text it is in, where that stands, and the reference as
 * it stands there.
 */
public record UnknownReference(LegacyId item, URI url, String reference) {}
