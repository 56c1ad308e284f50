package dev.ferry.mapping.render;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ferry.mapping.references.SpecWorld;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Messages of HTML show the words that a browser shows, and lead nowhere but where their links did. */
final class HtmlMessagesTest {
    private static final String[] TOKENS = {
        "word",
        " ",
        "\n",
        "<b>",
        "</b>",
        "<i>",
        "</i>",
        "<code>",
        "</code>",
        "<p>",
        "</p>",
        "<div>",
        "</div>",
        "<br>",
        "<ul>",
        "</ul>",
        "<ol>",
        "<ol start=7>",
        "</ol>",
        "<li>",
        "</li>",
        "<blockquote>",
        "</blockquote>",
        "<pre>",
        "</pre>",
        "<h2>",
        "</h2>",
        "<table>",
        "<tr>",
        "<td>",
        "<th>",
        "</td>",
        "</tr>",
        "</table>",
        "<table><tr><th>a|b<th>c<tr><td>`d|`<td><code>e|`</code></table>",
        "<a href='https://a.example.org/x(y)_z'>",
        "<a href='javascript:x'>",
        "<a href='mailto:ann@example.org'>",
        "</a>",
        "<script>bad()</script>",
        "<style>x{}</style>",
        "<!-- no -->",
        "<unknown>",
        "</unknown>",
        "<span title='x'>",
        "</span>",
        "&lt;b&gt;",
        "&amp;amp;",
        "&nbsp;",
        "&#0;",
        "&#12;",
        "@ann",
        "#12",
        "GH-12",
        "a/b#12",
        "*",
        "_",
        "`",
        "```",
        "~~",
        "|",
        "\\",
        "- ",
        "1. ",
        "# ",
        "> ",
        "[",
        "](",
        ")",
        "!",
        "$x$",
        "===",
        "---",
        " http://a.example.org/b_c_d ",
        "<hr>",
        "&lt;!-- ferry 01J00000000000000000000000 issue:1 --&gt;",
        "<dl><dt>",
        "<dd>",
        "</dl>",
        "<img src=x alt=words>",
        "<img src='https://a.example.org/i.png'>",
        "<textarea>",
        "</textarea>",
        "<svg>",
        "</svg>",
        "<font>",
        "\uD83D\uDE00"
    };

    @Test
    void blocks_are_what_they_were() {
        assertThat(HtmlMessages.markdownOf("""
                <html><head><title>x</title><style>p{}</style></head><body>
                <h2>Steps *one*</h2>
                <p>See <a href="https://a.example.org/x">the page</a>,<br>and <b>bold</b>ly <i>this</i>.
                <script>alert(1)</script>
                <ul><li>one<ul><li>inner</ul><li>two <code>a`b</code></ul>
                <ol start="3"><li>three<li>four</ol>
                <blockquote><p>said</p><p>more</p></blockquote>
                <pre>
                  code &lt;b&gt;
                ```
                </pre>
                <table><tr><th>a<th>b|c<tr><td>1<br>2<td>#12</table>
                """)).isEqualTo("""
                ## Steps \\*one\\*

                See [the page](https://a.example.org/x),
                and <b>bold</b>ly <i>this</i>.

                - one
                  - inner
                - two ``a`b``

                3. three
                4. four

                > said
                >
                > more

                ````
                  code <b>
                ```
                ````

                | a | b&#124;c |
                | --- | --- |
                | 1<br>2 | #<!-- -->12 |""");
    }

    @Test
    void a_message_is_html_when_its_type_or_the_configuration_says_so() {
        String html = "<p>a &amp; b</p>";
        assertThat(HtmlMessages.markdownOf(html)).isEqualTo("a & b");
        assertThat(Rendering.markdownOf(html)).contains("&amp;");
        assertThat(as(MessageMarkup.HTML, Rendering.message("2", html))).isEqualTo("a & b");
        assertThat(as(MessageMarkup.PLAIN, HtmlMessages.message("2", html))).isEqualTo(Rendering.markdownOf(html));
    }

    private static String as(MessageMarkup markup, dev.ferry.archive.Message message) {
        RenderContext context = Rendering.renderer()
                .context()
                .with(new MessageOptions(markup, AttachmentOptions.DEFAULT, FileContents.none()));
        RenderedIssue issue = new Renderer(context)
                .render(Rendering.issue("1", "t", List.of(Rendering.message("1", "first"), message)));
        return Rendering.wordsOf(issue.comments().get(0).body());
    }

    @Test
    void nothing_that_works_comes_along() {
        String markdown = HtmlMessages.markdownOf("<p onclick=x>a<script>b</script><style>c</style><!-- d -->"
                + "<a href='javascript:e()'></a><iframe src='https://g.example.org/'></iframe>f"
                + "<a href='https://github.com/a/b/issues/5'>h</a><img src='data:x' alt='i'>");
        assertThat(markdown).isEqualTo("a\n\nf<!-- -->h (https:<!-- -->//github.com/a/b/issues/5)i");
    }

    @ParameterizedTest
    @CsvSource({
        "python/cpython#, 12, python/cpython#<!-- -->12",
        "GH-, 12, GH-<!-- -->12",
        "@, bob, @<!-- -->bob",
        "https://github.com/a/b/iss, ues/5, https://github.com/a/b/iss<!-- -->ues/5"
    })
    void words_of_two_looks_are_not_read_together(String before, String linked, String shown) {
        String html = before + "<a href='https://github.com/python/cpython/issues/12'>" + linked + "</a>";
        assertThat(HtmlMessages.markdownOf(html))
                .isEqualTo(shown + " (https:<!-- -->//github.com/python/cpython/issues/12)");
    }

    @Test
    void an_image_s_words_are_as_clean_as_others() {
        assertThat(HtmlMessages.markdownOf("<img alt='a&#13;# b' src='https://a.example.org/y'>"))
                .isEqualTo("[a # b](https://a.example.org/y)");
    }

    @Test
    void references_are_rewritten() {
        RenderedIssue issue = Rendering.renderer()
                .render(
                        Rendering.issue(
                                "1",
                                "t",
                                List.of(
                                        Rendering.message("1", "first"),
                                        HtmlMessages.message(
                                                "2",
                                                "<ul><li>issue <b>12</b> #34<li>issue12</ul><table><tr><td>#12<td>b<tr><td>c<td>issue 34</table>"))),
                        SpecWorld.targets());
        assertThat(Rendering.wordsOf(issue.comments().get(0).body()))
                .contains("#100034\n- #100012\n\n| #100012 | b |", "| c | #100034 |");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void random_html_is_shown_whole(long seed) {
        Random random = new Random(seed);
        for (int run = 0; run < 2_000; run++) {
            StringBuilder html = new StringBuilder();
            for (int i = random.nextInt(16) + 1; i > 0; i--) {
                html.append(TOKENS[random.nextInt(TOKENS.length)]);
            }
            HtmlMessages.check(html.toString());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<div>",
                "<ul><li>",
                "<blockquote>",
                "<table><tr><td>",
                "<b>",
                "<span>",
                "<a href=x>",
                "<pre>",
                "<li>a"
            })
    void deep_nesting_needs_neither_stack_nor_long(String open) {
        HtmlMessages.check(open.repeat(10_000) + "words");
        HtmlMessages.check((open + "words ").repeat(300));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void parted_at_the_limit_every_word_is_shown(long seed) {
        Random random = new Random(seed);
        String[] parts = {
            "<p>",
            "<b>bold</b> ",
            "<ul><li>a<li>b</ul>",
            "<li>",
            "<table><tr><th>a<th>b<tr><td>c<td>d</table>",
            "word ".repeat(80),
            "<pre>code\ncode</pre>",
            "<blockquote>said <p>more</blockquote>",
            "<a href='https://a.example.org/'>x</a> "
        };
        for (int run = 0; run < 30; run++) {
            StringBuilder html = new StringBuilder();
            for (int i = random.nextInt(60); i > 0; i--) {
                html.append(parts[random.nextInt(parts.length)].repeat(random.nextInt(3)));
            }
            StringBuilder shown = new StringBuilder();
            HtmlMessages.rendered(Rendering.renderer(Rendering.withLimit(2_000)), html + "end")
                    .comments()
                    .forEach(comment -> {
                        assertThat(comment.body().length()).isLessThanOrEqualTo(2_000);
                        shown.append(ShownWords.bare(
                                Rendering.wordsOf(comment.body()).replace(Pieces.CONTINUED, "")));
                    });
            // What is too long by itself goes on as words with their signs.
            assertThat(shown.toString().replace("-", "").replace(">", ""))
                    .isEqualTo(HtmlMessages.wordsOf(html + "end"));
        }
    }
}
