package dev.ferry.transfer.undo;

import dev.ferry.mapping.Marker;

/** What an issue says that was closed because its migration was taken back: a sentence above the marker, once. */
final class ClosingText {
    static final String SENTENCE =
            "**This issue was made by a migration that has been undone. It was closed and does not count any more.**";

    private ClosingText() {}

    /** The text with the sentence; one that has it stays as it is. The text ends with a marker. */
    static String in(String body) {
        if (isIn(body)) {
            return body;
        }
        String line = Marker.parse(body).orElseThrow().line();
        int marker = body.lastIndexOf(line);
        return body.substring(0, marker) + SENTENCE + "\n\n" + body.substring(marker);
    }

    static boolean isIn(String body) {
        int marker = body.lastIndexOf("<!-- ferry ");
        return marker >= 0 && body.substring(0, marker).stripTrailing().endsWith(SENTENCE);
    }
}
