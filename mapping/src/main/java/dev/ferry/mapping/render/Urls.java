package dev.ferry.mapping.render;

import java.nio.charset.StandardCharsets;

/** Writes addresses so that they stand in a link's target and in a table. */
final class Urls {
    private static final String UNRESERVED = "-._~";
    private static final String KEPT = UNRESERVED + ":/?#@!$&'*+,;=%";

    private Urls() {}

    /** One segment of a path: everything but letters, digits and {@code -._~} percent-encoded. */
    static String segment(String name) {
        return encode(name, UNRESERVED);
    }

    /** An address as a link's target: what is an address already stays, the rest is percent-encoded. */
    static String destination(String url) {
        return encode(url, KEPT);
    }

    private static String encode(String text, String kept) {
        StringBuilder encoded = new StringBuilder(text.length() + 8);
        for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (b & 0xff);
            boolean plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
            if (plain || kept.indexOf(c) >= 0) {
                encoded.append(c);
            } else {
                encoded.append('%')
                        .append(Character.toUpperCase(Character.forDigit(c >> 4, 16)))
                        .append(Character.toUpperCase(Character.forDigit(c & 15, 16)));
            }
        }
        return encoded.toString();
    }
}
