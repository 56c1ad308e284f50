package dev.ferry.mapping.ledger;

/** Why an item failed: a category to sort by, what to do about it, and what happened in detail. Never a secret. */
public record Failure(String category, String advice, String detail) {}
