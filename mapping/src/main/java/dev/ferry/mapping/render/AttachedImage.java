package dev.ferry.mapping.render;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Whether an attached file is an image that shows and does nothing else: PNG, JPEG or GIF, by its first bytes. */
final class AttachedImage {
    /** So many bytes tell. */
    static final int BEGINNING = 8;

    private static final List<String> NAMES = List.of(".png", ".jpg", ".jpeg", ".gif");
    private static final List<byte[]> BEGINNINGS = List.of(
            new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'},
            new byte[] {(byte) 0xff, (byte) 0xd8, (byte) 0xff},
            "GIF87a".getBytes(StandardCharsets.US_ASCII),
            "GIF89a".getBytes(StandardCharsets.US_ASCII));

    private AttachedImage() {}

    /** Whether name or type say so, which spares a look into all the others. */
    static boolean isCalledSo(String name, Optional<String> mediaType) {
        String lower = name.toLowerCase(Locale.ROOT);
        return NAMES.stream().anyMatch(lower::endsWith)
                || mediaType.filter(type -> type.startsWith("image/")).isPresent();
    }

    static boolean is(byte[] beginning) {
        return BEGINNINGS.stream()
                .anyMatch(sign -> beginning.length >= sign.length
                        && Arrays.equals(beginning, 0, sign.length, sign, 0, sign.length));
    }
}
