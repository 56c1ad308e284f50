package dev.ferry.mapping.render.details;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What Python 2 prints for these values; its byte strings hold UTF-8. */
final class PythonLiteralTest {
    private static String text(String text) {
        return PythonLiteral.text(text, 1_000);
    }

    @Test
    void the_quote_is_the_one_that_needs_no_backslash() {
        assertThat(text("normal")).isEqualTo("'normal'");
        assertThat(text("it's")).isEqualTo("\"it's\"");
        assertThat(text("a \"b\"")).isEqualTo("'a \"b\"'");
        assertThat(text("it's \"b\"")).isEqualTo("'it\\'s \"b\"'");
        assertThat(text("")).isEqualTo("''");
    }

    @Test
    void what_is_not_ascii_is_its_bytes() {
        assertThat(text("nouveauté 2021")).isEqualTo("'nouveaut\\xc3\\xa9 2021'");
        assertThat(text("'ß'.upper() should return 'ẞ'"))
                .isEqualTo("\"'\\xc3\\x9f'.upper() should return '\\xe1\\xba\\x9e'\"");
        assertThat(text("😀")).isEqualTo("'\\xf0\\x9f\\x98\\x80'");
        assertThat(text("\ud83d")).isEqualTo("'\\xed\\xa0\\xbd'");
    }

    @Test
    void every_literal_is_one_line() {
        assertThat(text("a\nb\r\tc\\d\u0000\u001f\u007f\u0085\u2028"))
                .isEqualTo("'a\\nb\\r\\tc\\\\d\\x00\\x1f\\x7f\\xc2\\x85\\xe2\\x80\\xa8'");
    }

    @Test
    void a_long_text_is_cut_between_characters() {
        for (int most = 100; most < 120; most++) {
            assertThat(PythonLiteral.text("é😀'".repeat(500), most))
                    .hasSizeLessThanOrEqualTo(most)
                    .startsWith("\"\\xc3\\xa9\\xf0\\x9f\\x98\\x80'")
                    .endsWith("...\"")
                    .doesNotContainPattern("\\\\x[0-9a-f]?(?![0-9a-f])");
        }
    }

    @Test
    void what_is_missing_is_none() {
        assertThat(PythonLiteral.text(Optional.empty(), 100)).isEqualTo("None");
        assertThat(PythonLiteral.date(Optional.empty())).isEqualTo("None");
    }

    @Test
    void dates_have_milliseconds_and_counts_a_point() {
        assertThat(PythonLiteral.date(Optional.of(Instant.parse("2015-04-10T16:38:25.919Z"))))
                .isEqualTo("<Date 2015-04-10.16:38:25.919>");
        assertThat(PythonLiteral.date(Optional.of(Instant.parse("2015-04-10T16:38:25Z"))))
                .isEqualTo("<Date 2015-04-10.16:38:25.000>");
        assertThat(PythonLiteral.number("3", 100)).isEqualTo("3.0");
        assertThat(PythonLiteral.number("3.0", 100)).isEqualTo("3.0");
        assertThat(PythonLiteral.number("a few", 100)).isEqualTo("'a few'");
    }
}
