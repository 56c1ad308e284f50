package dev.ferry.mapping.ledger;

import dev.ferry.archive.LegacyId;
import java.util.Optional;

/**
 * An issue that a recovery found in the staging or, where it {@code arrived}, in the final repository. {@code item} is whose
 * it is as its marker says; {@code details} are the finder's own.
 */
public record FoundRow(Optional<LegacyId> item, boolean arrived, int number, String details) {}
