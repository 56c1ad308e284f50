package dev.ferry.importer;

/** What the rewriting reads and edits together: so many issues, so many texts of theirs in one document. */
public record EditedTogether(int issues, int texts) {}
