package dev.ferry.mapping.render;

/** What becomes of an {@code @name}. */
public enum MentionMode {
    /** Nobody is notified: every name is shown and none is a mention. */
    NEUTRAL,
    /** People whom the user map knows are mentioned by their account; all others stay neutral. */
    LIVE
}
