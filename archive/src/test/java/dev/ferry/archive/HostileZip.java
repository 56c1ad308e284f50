package dev.ferry.archive;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** A zip that is no proper archive, and the words with which it must be refused. */
final class HostileZip {
    static final String ISSUES = "issues/000001.jsonl";

    private final Path zip;

    HostileZip(Path zip) {
        this.zip = zip;
    }

    Path path() {
        return zip;
    }

    void assertRefused(String where, String why) {
        assertThatThrownBy(() -> Archive.open(zip))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("hostile.zip: " + where)
                .hasMessageContaining(why);
    }

    /** Refused while reading, before the first record is handed out. */
    void assertIssuesRefused(String where, String why) {
        try (Archive archive = Archive.open(zip)) {
            assertThatThrownBy(() -> archive.issues().forEach(issue -> {}))
                    .isInstanceOf(DataException.class)
                    .hasMessageContaining("hostile.zip: " + where)
                    .hasMessageContaining(why);
        }
    }

    /** Overwrites a field of an entry's record in the zip's directory (APPNOTE 4.3.12 gives the offsets). */
    void patch(String name, int field, int value, int width) {
        try {
            byte[] bytes = Files.readAllBytes(zip);
            ByteBuffer zipBytes = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
            int at = directoryRecord(bytes, name) + field;
            if (width == 2) {
                zipBytes.putShort(at, (short) value);
            } else {
                zipBytes.putInt(at, value);
            }
            Files.write(zip, bytes);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    int localHeader(String name) {
        try {
            byte[] bytes = Files.readAllBytes(zip);
            return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getInt(directoryRecord(bytes, name) + 42);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static int directoryRecord(byte[] bytes, String name) {
        byte[] nameBytes = name.getBytes(StandardCharsets.UTF_8);
        for (int at = bytes.length - nameBytes.length; at >= 46; at--) {
            boolean record = bytes[at - 46] == 'P' && bytes[at - 45] == 'K' && bytes[at - 44] == 1;
            if (record && Arrays.equals(bytes, at, at + nameBytes.length, nameBytes, 0, nameBytes.length)) {
                return at - 46;
            }
        }
        throw new AssertionError(name + " is not in the zip");
    }
}
