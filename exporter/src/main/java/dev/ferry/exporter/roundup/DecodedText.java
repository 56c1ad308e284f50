package dev.ferry.exporter.roundup;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/**
 * Text made of a tracker's bytes: UTF-8, or else windows-1252 with Latin-1 for the five bytes that it leaves
 * undefined, so that every byte gives one character. Line ends and control characters stay as they are.
 */
record DecodedText(String text, boolean utf8) {
    static final String FALLBACK = "windows-1252";

    private static final char[] UPPER_HALF = upperHalf();

    private static char[] upperHalf() {
        char[] table = new char[128];
        Charset windows = Charset.forName(FALLBACK);
        for (int i = 0; i < table.length; i++) {
            char c = new String(new byte[] {(byte) (i + 0x80)}, windows).charAt(0);
            table[i] = c == '\uFFFD' ? (char) (i + 0x80) : c;
        }
        return table;
    }

    static DecodedText of(byte[] bytes) {
        String quick = new String(bytes, StandardCharsets.UTF_8);
        // The lenient decoder is several times faster; only text with a replacement character needs the strict one.
        if (quick.indexOf('\uFFFD') < 0 || isUtf8(bytes)) {
            return new DecodedText(quick, true);
        }
        char[] chars = new char[bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            chars[i] = bytes[i] >= 0 ? (char) bytes[i] : UPPER_HALF[bytes[i] + 128];
        }
        return new DecodedText(new String(chars), false);
    }

    private static boolean isUtf8(byte[] bytes) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }
}
