package dev.ferry.archive;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalLong;

/** Short texts by id as UTF-8, one after the other: some dozens of bytes a title. Not thread-safe while it is filled. */
final class Titles {
    private static final int LARGEST = Integer.MAX_VALUE - 64;

    private final IdIndex places = new IdIndex();
    private byte[] texts = new byte[1 << 12];
    private int end;

    /** Keeps a text, unless UTF-8 can not hold it or there is no more room: whoever misses it reads the issue. */
    void put(String id, String title) {
        byte[] owner = id.getBytes(StandardCharsets.UTF_8);
        byte[] text = title.getBytes(StandardCharsets.UTF_8);
        long needed = end + 2L * Integer.BYTES + owner.length + text.length;
        if (needed > LARGEST || !new String(text, StandardCharsets.UTF_8).equals(title)) {
            return;
        }
        if (needed > texts.length) {
            texts = Arrays.copyOf(texts, (int) Math.min(LARGEST, Math.max(needed, texts.length * 2L)));
        }
        places.putIfAbsent(id, end);
        ByteBuffer.wrap(texts, end, (int) needed - end)
                .putInt(owner.length)
                .putInt(text.length)
                .put(owner)
                .put(text);
        end = (int) needed;
    }

    Optional<String> find(String id) {
        OptionalLong place = places.get(id);
        if (place.isEmpty()) {
            return Optional.empty();
        }
        int start = (int) place.getAsLong();
        ByteBuffer lengths = ByteBuffer.wrap(texts, start, 2 * Integer.BYTES);
        int owner = lengths.getInt();
        int text = lengths.getInt();
        start += 2 * Integer.BYTES;
        // The index knows hashes of ids only.
        return new String(texts, start, owner, StandardCharsets.UTF_8).equals(id)
                ? Optional.of(new String(texts, start + owner, text, StandardCharsets.UTF_8))
                : Optional.empty();
    }
}
