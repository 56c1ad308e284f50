package dev.ferry.mapping.render;

import java.util.List;

/** A part of a message that stands for itself: a paragraph's lines, or lines to be shown as they are, with the fence's language. */
record TextBlock(boolean code, String language, List<String> lines) {
    static TextBlock paragraph(List<String> lines) {
        return new TextBlock(false, "", lines);
    }

    static TextBlock code(String language, List<String> lines) {
        return new TextBlock(true, language, lines);
    }

    TextBlock withLines(List<String> other) {
        return new TextBlock(code, language, other);
    }
}
