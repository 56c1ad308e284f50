package dev.ferry.transfer.rewrite;

import dev.ferry.archive.LegacyId;
import java.net.URI;

/**
 * A reference that the map knows and that stays as it is all the same, because the text would be too long for GitHub with what
 * it leads to: whose text it is in, where that stands, the reference as it stands there, and how often.
 */
public record CrowdedReference(LegacyId item, URI url, String reference, long times) {}
