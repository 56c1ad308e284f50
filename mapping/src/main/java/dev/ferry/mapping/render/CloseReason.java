package dev.ferry.mapping.render;

/** As what an issue was closed, as far as GitHub tells that apart. */
public enum CloseReason {
    COMPLETED,
    NOT_PLANNED,
    /** Of another issue; where the tracker names none, there is nothing to lead to, and it counts as not planned. */
    DUPLICATE
}
