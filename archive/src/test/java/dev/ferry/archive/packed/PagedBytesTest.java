package dev.ferry.archive.packed;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PagedBytesTest {
    @TempDir
    Path temporary;

    @Test
    void many_bytes_lie_outside_the_heap_in_a_file_that_has_no_name_any_more() {
        byte[] bytes = bytes(1 << 20);

        ByteBuffer paged = PagedBytes.of(bytes, temporary);

        assertThat(paged).isEqualTo(ByteBuffer.wrap(bytes));
        assertThat(paged.isDirect()).isTrue();
        assertThat(temporary).isEmptyDirectory();
    }

    @Test
    void few_bytes_stay_in_memory() {
        byte[] bytes = bytes(100);

        assertThat(PagedBytes.of(bytes, temporary)).isEqualTo(ByteBuffer.wrap(bytes));
        assertThat(PagedBytes.of(bytes, temporary).isDirect()).isFalse();
    }

    @Test
    void where_no_file_can_be_had_the_bytes_stay_in_memory() {
        byte[] bytes = bytes(1 << 20);

        ByteBuffer paged = PagedBytes.of(bytes, temporary.resolve("not there"));

        assertThat(paged).isEqualTo(ByteBuffer.wrap(bytes));
        assertThat(paged.isDirect()).isFalse();
    }

    private static byte[] bytes(int count) {
        byte[] bytes = new byte[count];
        new Random(count).nextBytes(bytes);
        return bytes;
    }
}
