package dev.ferry.mapping.ledger;

import dev.ferry.archive.LegacyId;

/** An item that a newer archive has otherwise, or lacks ({@code gone}), and what will become of it. */
public record FindingRow(LegacyId item, Fate fate, boolean gone) {}
