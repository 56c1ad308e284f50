package dev.ferry.mapping.render.details;

import dev.ferry.mapping.Marker;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;

/** Values as the {@code repr()} of Python 2 wrote them for byte strings: one line of ASCII each, whatever the text holds. */
final class PythonLiteral {
    static final String NONE = "None";
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd.HH:mm:ss.SSS", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final String CUT = "...";
    /** The longest that one character becomes: four bytes, each {@code \xNN}. */
    private static final int WIDEST = 16;

    private PythonLiteral() {}

    /**
     * Quoted, in double quotes where the text holds single ones alone; cut with dots where it would be longer than {@code most}.
     * Markers are defused as in every text of the old tracker.
     */
    static String text(String raw, int most) {
        String text = Marker.defuse(raw);
        char quote = text.indexOf('\'') >= 0 && text.indexOf('"') < 0 ? '"' : '\'';
        StringBuilder literal = new StringBuilder(text.length() + 2).append(quote);
        int at = 0;
        while (at < text.length() && literal.length() < most - WIDEST - CUT.length()) {
            int character = text.codePointAt(at);
            append(literal, character, quote);
            at += Character.charCount(character);
        }
        return literal.append(at < text.length() ? CUT : "").append(quote).toString();
    }

    static String text(Optional<String> text, int most) {
        return text.map(value -> text(value, most)).orElse(NONE);
    }

    /** A moment as the tracker's own dates are written, to the millisecond. */
    static String date(Optional<Instant> moment) {
        return moment.map(at -> "<Date " + TIME.format(at) + ">").orElse(NONE);
    }

    static String truth(boolean value) {
        return value ? "True" : "False";
    }

    /** A number with a point, as the tracker's numbers are; a text that is no number is quoted. */
    static String number(String text, int most) {
        if (!text.matches("-?[0-9]{1,15}(\\.[0-9]{1,15})?")) {
            return text(text, most);
        }
        return text.indexOf('.') < 0 ? text + ".0" : text;
    }

    private static void append(StringBuilder literal, int character, char quote) {
        if (character == '\\' || character == quote) {
            literal.append('\\').append((char) character);
        } else if (character >= ' ' && character < 0x7f) {
            literal.append((char) character);
        } else if (character == '\n') {
            literal.append("\\n");
        } else if (character == '\r') {
            literal.append("\\r");
        } else if (character == '\t') {
            literal.append("\\t");
        } else {
            utf8(literal, character);
        }
    }

    // By hand, since Java's encoder has a question mark for the half surrogate pairs of broken texts.
    private static void utf8(StringBuilder literal, int character) {
        if (character < 0x80) {
            escaped(literal, character);
        } else if (character < 0x800) {
            escaped(literal, 0xc0 | (character >> 6));
            escaped(literal, 0x80 | (character & 0x3f));
        } else if (character < 0x10000) {
            escaped(literal, 0xe0 | (character >> 12));
            escaped(literal, 0x80 | ((character >> 6) & 0x3f));
            escaped(literal, 0x80 | (character & 0x3f));
        } else {
            escaped(literal, 0xf0 | (character >> 18));
            escaped(literal, 0x80 | ((character >> 12) & 0x3f));
            escaped(literal, 0x80 | ((character >> 6) & 0x3f));
            escaped(literal, 0x80 | (character & 0x3f));
        }
    }

    private static void escaped(StringBuilder literal, int value) {
        literal.append("\\x").append(Character.forDigit(value >> 4, 16)).append(Character.forDigit(value & 15, 16));
    }
}
