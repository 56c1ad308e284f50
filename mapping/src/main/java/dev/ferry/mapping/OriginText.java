package dev.ferry.mapping;

import dev.ferry.archive.DataException;
import dev.ferry.archive.LegacyId;
import dev.ferry.archive.MessageId;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The written form of an origin. It has to survive inside an HTML comment, so ids are percent-encoded: letters, digits,
 * {@code . _} and single hyphens stand for themselves, everything else is the bytes of its UTF-8. Two hyphens in a row
 * would end the comment for some readers, so the second one is encoded.
 */
final class OriginText {
    static final String GRAMMAR = "(?:issue|message):[A-Za-z0-9._%-]+(?:/[1-9][0-9]{0,5})?";
    private static final Pattern FORM = Pattern.compile("(issue|message):([A-Za-z0-9._%-]+)(?:/([1-9][0-9]{0,5}))?");

    private OriginText() {}

    static void checkPiece(int piece) {
        if (piece < 1 || piece > 999_999) {
            throw new IllegalArgumentException("pieces count from 1 to 999999, not " + piece);
        }
    }

    static String format(String prefix, String id, int piece) {
        String whole = prefix + encode(id);
        return piece == 1 ? whole : whole + "/" + piece;
    }

    static Optional<Origin> parse(String text) {
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            return Optional.empty();
        }
        int piece = form.group(3) == null ? 1 : Integer.parseInt(form.group(3));
        boolean issue = form.group(1).equals("issue");
        // One origin has one written form, or two texts would compare as different parts.
        return decode(form.group(2))
                .<Origin>map(id -> issue
                        ? new Origin.OfIssue(new LegacyId(id), piece)
                        : new Origin.OfMessage(new MessageId(id), piece))
                .filter(origin -> origin.toString().equals(text));
    }

    private static String encode(String id) {
        StringBuilder text = new StringBuilder(id.length() + 8);
        for (byte b : utf8(id)) {
            boolean secondHyphen = b == '-' && !text.isEmpty() && text.charAt(text.length() - 1) == '-';
            if (isPlain(b) && !secondHyphen) {
                text.append((char) b);
            } else {
                text.append('%').append(hex(b >> 4)).append(hex(b));
            }
        }
        return text.toString();
    }

    private static byte[] utf8(String id) {
        try {
            ByteBuffer bytes = StandardCharsets.UTF_8.newEncoder().encode(java.nio.CharBuffer.wrap(id));
            byte[] array = new byte[bytes.remaining()];
            bytes.get(array);
            return array;
        } catch (CharacterCodingException e) {
            throw new DataException(
                    "the id '" + id + "' holds half a character (a lone surrogate); mend it in the archive", e);
        }
    }

    private static Optional<String> decode(String text) {
        ByteBuffer bytes = ByteBuffer.allocate(text.length());
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) != '%') {
                bytes.put((byte) text.charAt(i));
                continue;
            }
            if (i + 2 >= text.length()) {
                return Optional.empty();
            }
            int high = Character.digit(text.charAt(i + 1), 16);
            int low = Character.digit(text.charAt(i + 2), 16);
            if (high < 0 || low < 0) {
                return Optional.empty();
            }
            bytes.put((byte) (high << 4 | low));
            i += 2;
        }
        try {
            return Optional.of(
                    StandardCharsets.UTF_8.newDecoder().decode(bytes.flip()).toString());
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }

    private static boolean isPlain(byte b) {
        return (b >= 'a' && b <= 'z')
                || (b >= 'A' && b <= 'Z')
                || (b >= '0' && b <= '9')
                || b == '.'
                || b == '_'
                || b == '-';
    }

    private static char hex(int nibble) {
        return "0123456789ABCDEF".charAt(nibble & 15);
    }
}
