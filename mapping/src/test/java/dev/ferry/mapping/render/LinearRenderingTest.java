package dev.ferry.mapping.render;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ferry.archive.Message;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Rendering takes work in proportion to the text, whatever is in it: counted as bytes allocated by reading a message's markup,
 * finding its links, and parting it into comments. Eight times the text must not cost much more a character; work that
 * grows with the square would be eight times as much.
 */
@Tag("slow")
final class LinearRenderingTest {
    private static final int TIMES = 8;

    /** Both texts are parted, so that no step between them is a comment's end. */
    private final Renderer renderer = Rendering.renderer(
            Rendering.withLimit(6_000).with(Rendering.linking().references()));

    /** One thing again and again: {@code length} characters of it in the shorter text. */
    private record Kind(boolean html, String before, String unit, String after, int length) {
        String text(int times) {
            return before + unit.repeat(times * length / unit.length()) + after;
        }

        @Override
        public String toString() {
            return (html ? "html " : "plain ")
                    + (before + unit + unit + after).replace("\n", "\\n").replace("\t", "\\t");
        }
    }

    private static Kind plain(String unit) {
        return new Kind(false, "words\n", unit, "\nwords", 12_000);
    }

    private static Kind html(String unit) {
        return new Kind(true, "<p>words", unit, "words", 12_000);
    }

    static Stream<Kind> hostile() {
        Stream<Kind> plain = Stream.of(
                        ">",
                        "> ",
                        ">\n",
                        "> > x\n",
                        "1) ",
                        "1) x\n",
                        "1) x\n\n",
                        "- \n",
                        "- x\n  y\n",
                        "- - x\n",
                        "  - x\n    ",
                        "* x\n",
                        "```\n",
                        "~~~\n",
                        ">>> x\n",
                        "    x\n",
                        "\t",
                        "\n",
                        "--- a\n+++ b\n",
                        "@@ -1 +1 @@\n",
                        "Traceback (most recent call last):\n",
                        "/*\n * x\n",
                        "x:\n    y\n",
                        "a   b\n",
                        "a\tb   c\nd   e\n",
                        "$",
                        "`",
                        "[",
                        "](",
                        "*",
                        "_",
                        "\\",
                        "<",
                        "&",
                        "&#",
                        "@",
                        "@a/",
                        "#",
                        "#1",
                        "http://",
                        "www.",
                        "(http://a",
                        "3/",
                        "1/2/3/",
                        "0123456789/",
                        "Lib/",
                        "2.7/Lib/",
                        "Lib/a.py ",
                        "Lib/a.py:",
                        "r ",
                        "r1",
                        "rev. ",
                        "git ",
                        "hg 41a99a2a71",
                        "41a99a2a7198",
                        "a1b2c3d4e5 ",
                        "PEP ",
                        "devguide/",
                        "File \"",
                        "File \"/lib/",
                        "PR ",
                        "GH-",
                        "pull request ",
                        "msg",
                        "issue ",
                        "file1 ",
                        "bugs.example.org/issue1 ")
                .map(LinearRenderingTest::plain);
        Stream<Kind> html = Stream.of(
                        "<b>",
                        "<b>x",
                        "<b></b>",
                        "<i><b>",
                        "<div>",
                        "<p>",
                        "<br>",
                        "<ul><li>",
                        "<li>x",
                        "<ol>",
                        "<blockquote>",
                        "<blockquote>x</blockquote>",
                        "<table>",
                        "<table><tr><td>",
                        "<tr><td>x",
                        "<td>x",
                        "<pre>",
                        "<pre>x\n</pre>",
                        "<code>`",
                        "<a href=x>",
                        "<a href='https://a.example.org/'>x</a>",
                        "<img>",
                        "<h1>",
                        "<dl><dt>x<dd>",
                        "<font>",
                        "<span>",
                        "<",
                        "&",
                        "&lt;",
                        "&#0;",
                        "</p>",
                        "</b>",
                        "<!--",
                        "<script>",
                        "<textarea>",
                        "<svg>",
                        "<x y='")
                .map(LinearRenderingTest::html);
        return Stream.of(
                        plain,
                        html,
                        Stream.of(
                                new Kind(false, "", ">", "", 100_000 / TIMES),
                                new Kind(false, "", "1) ", "", 100_000 / TIMES),
                                new Kind(false, "Lib/", "1/", "", 1_000_000 / TIMES),
                                new Kind(true, "", "<b>", "x", 150_000 / TIMES)))
                .flatMap(kinds -> kinds);
    }

    @ParameterizedTest
    @MethodSource("hostile")
    void what_is_allocated_follows_the_length(Kind kind) {
        allocated(kind, 1);
        double few = (double) allocated(kind, 1) / kind.text(1).length();
        double many = (double) allocated(kind, TIMES) / kind.text(TIMES).length();

        // Tables that double make steps, and a text that is parted is written twice.
        assertThat(many).as("bytes allocated a character").isLessThan(2.5 * few + 50);
    }

    private long allocated(Kind kind, int times) {
        String text = kind.text(times);
        Message message = kind.html() ? HtmlMessages.message("2", text) : Rendering.message("2", text);
        var issue = Rendering.issue("1", "t", List.of(Rendering.message("1", "first"), message));
        com.sun.management.ThreadMXBean threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();
        renderer.render(issue);
        return threads.getCurrentThreadAllocatedBytes() - before;
    }
}
