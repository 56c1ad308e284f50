package dev.ferry.archive;

/** A link from an issue to another; {@code property} is the tracker's name for it. The target may be absent from the archive. */
public record Relation(RelationType type, String property, LegacyId target) {}
