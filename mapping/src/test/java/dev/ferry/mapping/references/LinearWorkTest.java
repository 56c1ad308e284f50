package dev.ferry.mapping.references;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Work in proportion to the text, whatever is in it: not timed but counted, as characters read by the scanner and the passes
 * before it, and as bytes allocated by all that is done for a text, its parsing included. Eight times the text must
 * not cost much more a character; work that grows with the square would be eight times as much.
 */
final class LinearWorkTest {
    private static final int SHORT = 4_000;
    private static final int LONG = 8 * SHORT;

    private static final ReferenceGrammar GRAMMAR = SpecWorld.grammar();
    private final ReferenceRewriter rewriter = SpecWorld.rewriter();

    /** A text of one thing again and again, with something before and behind it. */
    private record Kind(String before, String unit, String after) {
        String text(int length) {
            return before + unit.repeat(length / unit.length()) + after;
        }

        @Override
        public String toString() {
            return text(2 * unit.length()).replace("\n", "\\n");
        }
    }

    /** What means something in Markdown, or to the grammar. */
    static List<String> pieces() {
        return Stream.of(
                        "#,#1,#<!-- -->,#<!-- --> ,#<!-- -->1,(#1,(#<!-- -->1,issue ,issue,issue 1 ,issue1<!-- -->,bpo-,bpo-1,msg,msg ,msg1,9,1 "
                                .split(","),
                        "[ ] `` ` ``` < > ( ) * _ *_ **a ~~ ![ []( a]( ]( [a [a][ [a]: [[a]] \\ \\# \\[ & && &# &#0 &#x &amp; &issue; ; @ @a @a/ /"
                                .split(" "),
                        "<!-- <!-- --> --> <a <a> <b>issue1 </a> <code> <a<!-- <? <![CDATA[ <b/ <b\" http: http:// https://x <http:// <https://a> ://"
                                .split(" "),
                        new String[] {
                            " ",
                            "\n",
                            "\t",
                            "\r\n",
                            "> ",
                            ">",
                            "- ",
                            "1. ",
                            "1) ",
                            "    ",
                            "+ \n",
                            "a\n\n",
                            "- issue 1\n"
                        },
                        new String[] {
                            "|",
                            "a|b\n",
                            "a|b\n-|-\nissue1|",
                            "~~~\n",
                            "```\n",
                            "---\n",
                            "a\n===\n",
                            "# issue 1\n",
                            "> issue 1\n"
                        },
                        new String[] {
                            "<div>\n\n",
                            "<div>@a\n\n",
                            "<div>issue1 &#64;a\n",
                            "<pre>\n\n",
                            "</p>\n",
                            "<!-- @a\n",
                            "<a b='\n"
                        },
                        new String[] {
                            "msg\n",
                            "msg\n> ",
                            "issue\n",
                            "issue\n> 1",
                            "\u00a0",
                            "é",
                            "éissue1",
                            "😀",
                            "\u0000",
                            "a_",
                            "_issue1"
                        },
                        new String[] {
                            "https://bugs.example.org/issue",
                            "https://bugs.example.org/issue1,",
                            "bugs.example.org/",
                            "bugs.example.org/issue1,",
                            "(bugs.example.org/issue",
                            " bugs.example.org/issue1....",
                            " bugs.example.org/?",
                            "\"www.example.net/bugs/issue1?@a",
                            "https://bugs.example.org/issue1#msg2,",
                            "https://bugs.example.org/?@action=redirect&bpo=1,",
                            "https://bugs.example.org/issue1....",
                            "<https://bugs.example.org/issue1>",
                            "https://github.com/example/issues-staging/issues/5,",
                            "https://github.com/example/issues-staging/issues/5#a",
                            "example/issues-staging#",
                            "example/issues-staging#5",
                            "[issue 1](",
                            "[a](https://github.com/example/issues-staging/issues/5)",
                            "[a](https://github.com/example/issues-staging/issues&#47;5)"
                        })
                .flatMap(Stream::of)
                .toList();
    }

    static Stream<Kind> hostile() {
        Stream<Kind> repeated = pieces().stream().map(unit -> new Kind("issue 1 msg1 ", unit, " issue 1"));
        return Stream.concat(
                repeated,
                Stream.of(
                        new Kind("msg", " ", "1"),
                        new Kind("msg", "\n> ", "1"),
                        new Kind("issue ", " ", "1"),
                        new Kind("#<!-- -->", "\t", "1"),
                        new Kind("issue", "9", ""),
                        new Kind("issue 1", "<!-- -->", "#"),
                        new Kind("https://bugs.example.org/issue1", ".", "x"),
                        new Kind("https://bugs.example.org/?", "a&", "@action=redirect"),
                        new Kind("[a]: https://github.com/example/issues-staging/issues/5\n\nissue 1 ", "[a] ", ""),
                        new Kind("[a](https://github.com/example/issues-staging/issues/", "5", ")")));
    }

    @ParameterizedTest
    @MethodSource("hostile")
    void a_text_is_read_so_often_whatever_its_length(Kind kind) {
        double few = (double) reads(kind.text(SHORT)) / SHORT;
        double many = (double) reads(kind.text(LONG)) / LONG;

        assertThat(many).as("times a character is read").isLessThan(1.2 * few + 0.5);
    }

    @ParameterizedTest
    @MethodSource("hostile")
    void what_is_allocated_follows_the_length(Kind kind) {
        process(kind.text(1_000));
        double few = (double) allocated(kind.text(SHORT)) / SHORT;
        double many = (double) allocated(kind.text(LONG)) / LONG;

        // Tables that double make steps.
        assertThat(many).as("bytes allocated a character").isLessThan(2.5 * few + 50);
    }

    @Test
    void reading_again_and_again_is_noticed() {
        CountedText text = new CountedText("a".repeat(100));
        for (int i = 0; i < text.length(); i++) {
            Spelling.stands(text, 0, "a".repeat(i));
        }

        assertThat(text.reads()).isEqualTo(99 * 100 / 2);
    }

    static long reads(String source) {
        CountedText text = new CountedText(source);
        new ReferenceScanner(ShownText.of(text), GRAMMAR, new Resolving(GRAMMAR, KnowsAll.targets())).scan();
        return text.reads();
    }

    private long allocated(String text) {
        com.sun.management.ThreadMXBean threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();
        process(text);
        return threads.getCurrentThreadAllocatedBytes() - before;
    }

    private void process(String text) {
        rewriter.rewrite(text, KnowsAll.targets());
        MentionScan.mentioned(text);
    }
}
