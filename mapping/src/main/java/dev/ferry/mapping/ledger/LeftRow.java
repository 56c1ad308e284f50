package dev.ferry.mapping.ledger;

/** An item that stays as it is though the migration's archive has it otherwise, or lacks it. */
public record LeftRow(ItemRow item, String why) {}
