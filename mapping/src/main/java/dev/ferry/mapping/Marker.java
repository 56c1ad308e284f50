package dev.ferry.mapping;

import dev.ferry.archive.LegacyId;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The hidden last line of a body or comment, which says what it was made from:
 * {@code <!-- ferry MIGRATION issue:12 -->}. It is how a thing on GitHub is known again after a lost answer, so only
 * the last non-empty line of a text counts, and marker-shaped text that comes from the old tracker is defused.
 */
public record Marker(MigrationId migration, Origin origin) {
    private static final Pattern LINE =
            Pattern.compile("<!-- ferry (" + MigrationId.GRAMMAR + ") (" + OriginText.GRAMMAR + ") -->");
    private static final Pattern SHAPE = Pattern.compile("<!-- ferry (?=" + MigrationId.GRAMMAR + ")");
    private static final int LONGEST_PIECE = "/999999".length();

    /** The marker's line, without an end of line. */
    public String line() {
        return "<!-- ferry " + migration + " " + origin + " -->";
    }

    /** The text with the marker as its last line, an empty line before it so that it never joins a paragraph or list. */
    public String appendTo(String text) {
        return text.isEmpty() ? line() : text + "\n\n" + line();
    }

    /** How many characters {@link #appendTo} adds at most, whatever the piece's number: to be reserved when a text is split. */
    public int reservedLength() {
        return new Marker(migration, origin.withPiece(1)).line().length() + LONGEST_PIECE + 2;
    }

    /**
     * The marker in the text's last non-empty line. The server may have changed the ends of lines to CRLF and trimmed or
     * added blanks at the end; anything else that differs is no marker.
     */
    public static Optional<Marker> parse(String text) {
        int end = text.length();
        while (end > 0 && isBlank(text.charAt(end - 1))) {
            end--;
        }
        int start = Math.max(text.lastIndexOf('\n', end - 1), text.lastIndexOf('\r', end - 1)) + 1;
        Matcher line = LINE.matcher(text).region(start, end);
        if (!line.matches()) {
            return Optional.empty();
        }
        MigrationId migration = new MigrationId(line.group(1));
        return Origin.parse(line.group(2)).map(origin -> new Marker(migration, origin));
    }

    /**
     * The issue whose body this is, by its marker; empty where it is another migration's, or what it marks is a message or a
     * text's continuation, which only somebody's copy of it brings into a body.
     */
    public static Optional<LegacyId> issueIn(String body, MigrationId migration) {
        return parse(body)
                .filter(marker ->
                        marker.migration().equals(migration) && marker.origin().piece() == 1)
                .map(Marker::origin)
                .filter(Origin.OfIssue.class::isInstance)
                .map(origin -> ((Origin.OfIssue) origin).issue());
    }

    /**
     * The text with every marker in it made harmless by a second blank, which an HTML comment does not show. Doing it
     * again changes nothing, and a text without markers stays as it is. To be done last, when a text's characters are final.
     */
    public static String defuse(String text) {
        return SHAPE.matcher(text).replaceAll("<!--  ferry ");
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c == '\t' || c == '\r' || c == '\n';
    }
}
