package dev.ferry.exporter.python;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** The inside of a quoted Python string, turned into text. */
final class PythonString {
    enum Kind {
        /** Python 2's bytes or Python 3's text: the literal does not tell which. */
        PLAIN,
        /** {@code u'…'}: every escape is a code point. */
        UNICODE
    }

    private final String escaped;
    private final Kind kind;
    private final StringBuilder out = new StringBuilder();
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private int at;

    private PythonString(String escaped, Kind kind) {
        this.escaped = escaped;
        this.kind = kind;
    }

    /** Throws {@link IllegalArgumentException} on an escape that {@code repr} never writes. */
    static String unescape(String escaped, Kind kind) {
        return escaped.indexOf('\\') < 0 ? escaped : new PythonString(escaped, kind).run();
    }

    private String run() {
        while (at < escaped.length()) {
            char c = escaped.charAt(at++);
            if (c == '\\') {
                escape();
            } else {
                plain(c);
            }
        }
        flushBytes();
        return withoutLoneSurrogates(out.toString());
    }

    private void escape() {
        char c = escaped.charAt(at++);
        switch (c) {
            case '\\', '\'', '"' -> plain(c);
            case 'n' -> plain('\n');
            case 'r' -> plain('\r');
            case 't' -> plain('\t');
            case 'a' -> plain('\u0007');
            case 'b' -> plain('\b');
            case 'f' -> plain('\f');
            case 'v' -> plain('\u000b');
            case 'x' -> hexEscape();
            case 'u' -> codePoint(hex(4));
            case 'U' -> codePoint(hex(8));
            default -> throw new IllegalArgumentException("an unknown escape in a string");
        }
    }

    private void hexEscape() {
        int value = hex(2);
        if (kind == Kind.PLAIN && value >= 0x80) {
            // Python 2 wrote UTF-8 byte by byte: the run is decoded as a whole.
            bytes.write(value);
        } else {
            codePoint(value);
        }
    }

    private int hex(int digits) {
        if (at + digits > escaped.length()) {
            throw new IllegalArgumentException("an escape in a string is cut off");
        }
        int value = 0;
        for (int end = at + digits; at < end; at++) {
            int digit = Character.digit(escaped.charAt(at), 16);
            if (digit < 0) {
                throw new IllegalArgumentException("an escape in a string is not hexadecimal");
            }
            value = value << 4 | digit;
        }
        return value;
    }

    private void codePoint(int value) {
        if (!Character.isValidCodePoint(value)) {
            throw new IllegalArgumentException("an escape in a string is beyond Unicode");
        }
        flushBytes();
        out.appendCodePoint(value);
    }

    private void plain(char c) {
        flushBytes();
        out.append(c);
    }

    private void flushBytes() {
        if (bytes.size() == 0) {
            return;
        }
        byte[] run = bytes.toByteArray();
        bytes.reset();
        try {
            out.append(StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(run)));
        } catch (CharacterCodingException e) {
            // Not UTF-8: then it is Latin-1 from Python 2, or a control character that Python 3 escaped. Both read so.
            out.append(new String(run, StandardCharsets.ISO_8859_1));
        }
    }

    /** Half a surrogate pair can be written in no encoding. */
    private static String withoutLoneSurrogates(String text) {
        return text.codePoints()
                .map(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE ? 0xFFFD : c)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
