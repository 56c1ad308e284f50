package dev.ferry.transfer.relations;

/** How the final repository shows that an issue waits for another one. */
public enum DependencyStyle {
    /** GitHub's "blocked by"; what it does not take stands in a task list. */
    NATIVE,
    /** A task list in the body. */
    TASK_LIST,
    /** Not at all, but for what the rendered text says. */
    NONE
}
