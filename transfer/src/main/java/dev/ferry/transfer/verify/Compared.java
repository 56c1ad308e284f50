package dev.ferry.transfer.verify;

/**
 * How much was compared: issues, their texts, and references in these that the map knows and that stay as they are, because their
 * texts would be too long for GitHub.
 */
public record Compared(long items, long texts, long crowded) {}
