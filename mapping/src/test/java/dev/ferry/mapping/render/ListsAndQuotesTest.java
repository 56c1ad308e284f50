package dev.ferry.mapping.render;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ferry.mapping.references.SpecWorld;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Lists and quotes where a message surely has some, and its words as they were where it may not. */
final class ListsAndQuotesTest {
    @Test
    void items_with_one_sign_are_a_list() {
        shows("""
                Steps:
                - open *it*
                - see #12
                  and issue 13
                done
                """, """
                Steps:

                - open \\*it\\*
                - see #<!-- -->12
                  and issue 13

                done""");
        shows("* a\n* b", "* a\n* b");
        shows("+ a\n+ b", "+ a\n+ b");
    }

    @Test
    void numbers_that_count_on_are_a_list_and_keep_their_first() {
        shows("1. a\n2. b", "1. a\n2. b");
        shows("7) a\n\n8) b", "7) a\n8) b");
        shows("9. a\n   more\n10. b\n    more", "9. a\n   more\n10. b\n    more");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                // Numbers that Markdown would change.
                "1. a\n1. b",
                "1. a\n3. b",
                "2. a\n1. b",
                "01. a\n02. b",
                // Letters, and what Markdown does not know.
                "a) a\nb) b",
                "(1) a\n(2) b",
                // One item may be a signature, or a sentence that begins with a number.
                "text\n\n- Ann",
                "in the year\n2001. And so on",
                // Lines of a diff, and a comment in C.
                "- old\n+ new",
                "-    old();\n-    older();",
                "/*\n * one\n * two\n */",
                // What belongs to which item only the author knows.
                "- one\ngoes on\n- two",
                "- one\n - two\n- three"
            })
    void what_is_not_surely_a_list_stays_words(String text) {
        assertThat(Rendering.markdownOf(text)).doesNotContainPattern("(?m)^ *([-+*]|[0-9]+[.)]) ");
        WordsShown.check(text);
    }

    @Test
    void lists_hold_lists_code_and_quotes() {
        shows("""
                1. first
                   - inner
                   - other

                   > said
                2. second:

                       code()
                """, """
                1. first
                   - inner
                   - other

                   > said
                2. second:

                   ```
                       code()
                   ```""");
    }

    @Test
    void a_box_to_be_ticked_and_a_note_stay_words() {
        shows("- [ ] one\n- [x] two", "- \\[ ] one\n- \\[x] two");
        shows("> [!NOTE]\n> words", "> \\[!NOTE]\n> words");
    }

    @Test
    void two_lists_of_numbers_do_not_become_one() {
        shows("1. a\n2. b\n\n1. c\n2. d", "1. a\n2. b\n\n1\\. c\n2\\. d");
    }

    @Test
    void quotes_are_quotes_and_who_said_it_stays_words() {
        shows("""
                On Monday, Ann wrote:
                > > deeper
                > said #12
                >
                > - one
                > - two
                answer
                """, """
                On Monday, Ann wrote:

                > > deeper
                >
                > said #<!-- -->12
                >
                > - one
                > - two

                answer""");
        shows("> a\n>> b\n>>> c\nd", "> a\n>\n> > b\n> >\n> > > c\n\nd");
        shows("> >>> 1 + 1\n> 2", "> ```pycon\n> >>> 1 + 1\n> 2\n> ```");
    }

    @Test
    void an_interpreters_session_is_no_quote() {
        shows(">>> 1\n1", "```pycon\n>>> 1\n1\n```");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1c1\n< a\n---\n> b", "2d1\n> a", ">From the beginning", ">", ">>>x"})
    void what_is_not_surely_a_quote_stays_words(String text) {
        assertThat(Rendering.markdownOf(text)).doesNotContainPattern("(?m)^>");
        WordsShown.check(text);
    }

    @Test
    void references_in_lists_and_quotes_are_rewritten() {
        RenderedIssue issue = Rendering.renderer()
                .render(
                        Rendering.issue("1", "t", "x", "- #12\n- see issue\n  34\n\n> issue12 and issue\n> 34"),
                        SpecWorld.targets());
        assertThat(Rendering.wordsOf(issue.comments().get(0).body()))
                .isEqualTo("- #100012\n- see #100034\n\n> #100012 and #100034");
    }

    @ParameterizedTest
    @ValueSource(strings = {"- ", "> ", "1. ", "> - ", "  - ", ">> > ", "- a\n"})
    void deep_or_long_ones_take_linear_time(String sign) {
        // Quadratic work on so much would take hours.
        WordsShown.check((sign + "a\n").repeat(20_000));
        Rendering.markdownOf(sign.repeat(30_000) + "a");
        StringBuilder steps = new StringBuilder();
        for (int depth = 0; depth < 1_000; depth++) {
            steps.append("  ".repeat(depth)).append(sign).append("a\n");
        }
        Rendering.markdownOf(steps.toString());
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void parted_at_the_limit_every_word_is_shown(long seed) {
        Random random = new Random(seed);
        for (int run = 0; run < 40; run++) {
            String text = text(random);
            StringBuilder shown = new StringBuilder();
            Rendering.renderer(Rendering.withLimit(2_000))
                    .render(Rendering.issue("1", "t", "first", text))
                    .comments()
                    .forEach(comment -> {
                        assertThat(comment.body().length()).isLessThanOrEqualTo(2_000);
                        shown.append(ShownWords.between(
                                Rendering.wordsOf(comment.body()).replace(Pieces.CONTINUED, "")));
                    });
            assertThat(shown.toString()).as("%s", text).isEqualTo(ShownWords.withoutFrames(text));
        }
    }

    private static String text(Random random) {
        StringBuilder text = new StringBuilder("begin");
        String[] starts = {"- ", "> ", "  - ", "> > ", "> - ", "", "  ", "1. ", "2. ", "> 1. ", "> 2. ", "3) "};
        for (int line = random.nextInt(120); line > 0; line--) {
            text.append(random.nextInt(4) == 0 ? "\n\n" : "\n").append(starts[random.nextInt(starts.length)]);
            text.append("word ".repeat(random.nextInt(random.nextInt(30) == 0 ? 600 : 8)))
                    .append("end");
        }
        return text.toString();
    }

    private static void shows(String text, String markdown) {
        assertThat(Rendering.markdownOf(text)).isEqualTo(markdown);
        WordsShown.check(text);
    }
}
