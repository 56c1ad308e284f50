package dev.ferry.mapping.references;

/** What a reference leads to now, the most important first: in a text with no room for all, the later ones give way. */
public enum ReferenceKind {
    /** An issue in the staging repository, whose name is not to stay anywhere. */
    STAGING,
    /** A number that was foreseen and is another one now, or one of the tracker's own words that looks foreseen. */
    FORESEEN,
    /** An issue of the old tracker. */
    ISSUE,
    /** A message of the old tracker; its link is the longest. */
    MESSAGE
}
