package dev.ferry.mapping.render;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What stands below each other keeps its columns; what only has a blank more is prose. */
final class ColumnsTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Name    Count   Pct\nfoo     12      3.4\nbar     7       1.2",
                "c    d      e\n10   200    3000",
                // Numbers stand flush on the right.
                "apples       7\npears      120\nplums    3,000",
                "size\tbefore\tafter\n1\t2.50\t2.25\n1000\t3.75\t3.50",
                "--all      every one\n-o FILE    where to\n--help     this text",
                "spam.py   # reads\neggs.py   # writes #12\nham.py    # both, see issue 13"
            })
    void columns_are_code(String columns) {
        shows(columns, "```\n" + columns + "\n```");
        shows("Before:\n" + columns + "\nand after.", "Before:\n\n```\n" + columns + "\n```\n\nand after.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "One sentence.  Another one.\nIts words.  And more.\nThe third.  Its end.",
                "two blanks  once\nand  again elsewhere\nand here  a third time",
                "only one line   with   columns",
                "two lines  with one edge\nmay stand  so by chance"
            })
    void blanks_in_prose_make_none(String prose) {
        shows(prose, prose);
    }

    @Test
    void a_line_is_no_table_however_long() {
        String wide = "word  ".repeat(100).strip();
        shows(wide + "\n" + wide + "\n" + wide, wide + "\n" + wide + "\n" + wide);
    }

    @Test
    void in_a_quote_they_are_code_in_the_quote() {
        shows("> a    1\n> b   12\n> c  123", "> ```\n> a    1\n> b   12\n> c  123\n> ```");
    }

    private static void shows(String text, String markdown) {
        assertThat(Rendering.markdownOf(text)).isEqualTo(markdown);
        WordsShown.check(text);
    }
}
