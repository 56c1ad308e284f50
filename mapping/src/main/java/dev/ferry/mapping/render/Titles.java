package dev.ferry.mapping.render;

/** Titles as GitHub takes them. */
final class Titles {
    private static final String ELLIPSIS = "…";

    private Titles() {}

    /** The title itself, or its beginning; the whole then stands in the body. */
    static String shorten(String title, int most) {
        if (title.length() <= most) {
            return title;
        }
        int end = Characters.boundary(title, most - ELLIPSIS.length());
        return title.substring(0, end).stripTrailing() + ELLIPSIS;
    }
}
