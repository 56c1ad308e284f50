package dev.ferry.transfer.verify;

import dev.ferry.archive.LegacyId;
import java.util.Optional;

/** One field that is not what the archive gives; {@code where} is the address on GitHub, where there is one. */
public record Difference(
        Optional<LegacyId> item, Kind kind, Optional<String> where, String field, String expected, String actual) {}
