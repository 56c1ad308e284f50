package dev.ferry.cli.verify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ferry.archive.LegacyId;
import dev.ferry.transfer.verify.Compared;
import dev.ferry.transfer.verify.Difference;
import dev.ferry.transfer.verify.Kind;
import dev.ferry.transfer.verify.Remainder;
import dev.ferry.transfer.verify.VerificationSummary;
import java.io.IOException;
import java.io.StringWriter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class VerifyPageTest {
    private static final VerificationSummary SUMMARY = new VerificationSummary(
            new Compared(3, 12, 8),
            Map.of(Kind.WRONG, 2L, Kind.NOTE, 1L),
            new Remainder(Map.of(), 0, List.of()),
            false);

    private final VerifyPage page = new VerifyPage();

    private void differs(String item, Kind kind, String field, String expected, String found) {
        page.add(new Difference(
                Optional.of(new LegacyId(item)),
                kind,
                Optional.of("https://github.com/example/project/issues/" + item),
                field,
                expected,
                found,
                "brief"));
    }

    private String html() throws IOException {
        StringWriter out = new StringWriter();
        page.write(SUMMARY, out);
        return out.toString();
    }

    @Test
    void words_that_one_side_has_alone_are_marked() throws IOException {
        differs("12", Kind.WRONG, "body", "a word was lost here", "a word was here");
        differs("13", Kind.EDITED_BY_PEOPLE, "title", "old", "new");
        assertThat(html())
                .contains("a word was <del>lost </del>here", "a word was here")
                .contains("<del>old</del>", "<ins>new</ins>", "edited by people")
                .contains("<a href=\"https://github.com/example/project/issues/12\" rel=\"noreferrer\">Issue 12</a>");
    }

    @Test
    void a_note_with_a_text_of_its_own_is_shown_as_one() throws IOException {
        differs("12", Kind.NOTE, "unmarked comment", "", "a stray word");
        assertThat(html())
                .contains("unmarked comment <span class=\"flag\">note</span>", "<ins>a stray word</ins>")
                .contains("<a href=\"#field-unmarked-comment\">");
    }

    @Test
    void references_without_room_are_counted() throws IOException {
        assertThat(html()).contains("8 references stay as they are: their texts would be too long for GitHub.");
    }

    @Test
    void fields_are_counted_without_the_ids_of_comments_and_notes_are_only_counted() throws IOException {
        differs("1", Kind.WRONG, "comment message:34 author", "a", "b");
        differs("1", Kind.WRONG, "comment message:35 author", "a", "b");
        differs("1", Kind.NOTE, "updated", "a", "b");
        assertThat(html())
                .contains("comment author</a></th><td class=\"number\">2</td>")
                .contains(
                        "updated</th><td class=\"number\">0</td><td class=\"number\">0</td><td class=\"number\">1</td>")
                .doesNotContain("id=\"field-updated\"");
    }

    @Test
    void the_worst_come_first_and_the_page_stays_small() throws IOException {
        for (int i = 1; i <= 5_000; i++) {
            differs("7" + i, Kind.WRONG, "body", "word ".repeat(i == 4_000 ? 20_000 : 400 + i % 7), "");
        }
        String html = html();
        assertThat(html).contains("The 10 worst of 5,000.");
        assertThat(html.indexOf("Issue 74000")).isBetween(1, html.indexOf("<h3>", html.indexOf("<h3>") + 1));
        assertThat(html).hasSizeLessThan(100_000);
    }

    @Test
    void a_text_of_a_stranger_does_nothing_on_the_page() throws IOException {
        differs("1", Kind.WRONG, "body", "<script>alert(1)</script>", "</pre><img src=x onerror=alert(1)>\u202e");
        page.add(new Difference(
                Optional.empty(), Kind.WRONG, Optional.of("javascript:alert(1)"), "<b>odd</b>", "a", "b", "brief"));
        assertThat(html())
                .doesNotContain("<script", "<img", "javascript:", "<b>odd")
                .contains("default-src 'none'", "script-src 'none'", "U+202E");
    }

    @Test
    void long_texts_are_cut_around_the_place_where_they_differ() {
        String text = "same ".repeat(10_000);
        Excerpts excerpts = Excerpts.of(text + "end", text + "End of it");
        assertThat(excerpts.expected()).startsWith("…").endsWith("same end").hasSizeLessThan(400);
        assertThat(excerpts.found()).endsWith("End of it");
        assertThat(excerpts.size()).isEqualTo("end".length() + "End of it".length());
    }

    @Test
    void where_nothing_differs_it_says_so() throws IOException {
        assertThat(html()).contains("Nothing differs.", "Compared 3 issues with 12 texts");
    }
}
