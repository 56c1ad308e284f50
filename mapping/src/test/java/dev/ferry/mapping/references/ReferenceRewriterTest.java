package dev.ferry.mapping.references;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ReferenceRewriterTest {
    private static final String[] TOKENS = {
        "#<!-- -->12",
        "#<!-- --> 7",
        "#12",
        "issue 12",
        "Issue#<!-- -->5",
        "issue",
        "12",
        "bpo-",
        "bpo-34",
        "msg34",
        "msg ",
        "#",
        "<!-- -->",
        "`",
        "``",
        "```\n",
        "~~~\n",
        "    ",
        "\n",
        "\n\n",
        "> ",
        "- ",
        "1. ",
        "# ",
        "[",
        "](",
        ")",
        "]",
        "(",
        "<li>",
        "</li>",
        "<b x=\"issue 12\">",
        "<code>",
        "</code>",
        "<a href='bpo-1'>",
        "</a>",
        "<!-- ",
        " -->",
        "| ",
        "a | b\n--- | ---\n",
        "\\",
        "\\#",
        "&#12;",
        "&amp;",
        "&eacute;",
        "*",
        "**",
        "_",
        "~~",
        "http://x.y/issue12",
        "https://bugs.example.org/issue12",
        "https://bugs.example.org/issue12#msg3",
        "<https://bugs.example.org/issue1>",
        "https://github.com/example/issues-staging/issues/5",
        "example/issues-staging#5",
        "[a](https://github.com/example/issues-staging/issues/5)",
        "word",
        " ",
        "é",
        "。",
        "\r\n",
        "@",
        "/",
        "-",
        "_x",
        ".",
        "<div>\n",
        "</div>\n",
        "<pre>",
        "</pre>",
        "\u0000",
        "😀",
        "[a]: ",
        "![",
        "$"
    };

    private final ReferenceRewriter rewriter = SpecWorld.rewriter();

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void any_text_is_rewritten_once_and_only_where_the_edits_say(long seed) {
        Random random = new Random(seed);
        for (int run = 0; run < 2_000; run++) {
            StringBuilder text = new StringBuilder();
            int length = random.nextInt(16) + 1;
            for (int i = 0; i < length; i++) {
                text.append(TOKENS[random.nextInt(TOKENS.length)]);
            }
            check(text.toString());
            checkInRoomFor(text.length() + random.nextInt(60) - 10, text.toString());
        }
    }

    @Test
    void real_prose_is_rewritten_once() throws IOException {
        Path prose = Path.of(System.getProperty("ferry.root", ".")).resolve("../shared/data/text");
        assumeTrue(Files.isDirectory(prose), "no real prose beside the checkout");
        for (String name : List.of("cpython-HISTORY.txt", "cpython-NEWS.d.txt")) {
            // As the renderer writes them.
            String[] parts = Files.readString(prose.resolve(name))
                    .replaceAll("#(?=[0-9])", "#<!-- -->")
                    .split("\n\n");
            int edits = 0;
            for (int i = 0; i < parts.length; i += 20) {
                edits += check(String.join("\n\n", List.of(parts).subList(i, Math.min(parts.length, i + 20))));
            }
            assertThat(edits).isGreaterThan(name.contains("NEWS") ? 50 : 1_000);
        }
    }

    private static void checkInRoomFor(int longest, String text) {
        ReferenceRewriter tight =
                new ReferenceRewriter(ReferenceGrammar.roundup(SpecWorld.TRACKER, "bpo-"), Math.max(1, longest));
        Rewritten once = tight.rewrite(text, KnowsAll.targets());
        assertThat(once.text().length()).as("%s", text).isLessThanOrEqualTo(Math.max(longest, text.length()));
        Rewritten twice = tight.rewrite(once.text(), KnowsAll.targets());
        assertThat(twice.text()).as("twice in %d: %s", longest, text).isEqualTo(once.text());
        assertThat(once.leftOut())
                .as("%s | %s", text, once.text())
                .extracting(ReferenceEdit::before)
                .containsAll(twice.leftOut().stream().map(ReferenceEdit::before).toList());
    }

    private int check(String text) {
        assertThat(rewriter.rewrite(text, SpecWorld.nothing()).text()).isEqualTo(text);
        Rewritten once = rewriter.rewrite(text, KnowsAll.targets());
        StringBuilder applied = new StringBuilder();
        int from = 0;
        for (ReferenceEdit edit : once.edits()) {
            assertThat(edit.offset()).isGreaterThanOrEqualTo(from);
            assertThat(text.startsWith(edit.before(), edit.offset())).isTrue();
            applied.append(text, from, edit.offset()).append(edit.after());
            from = edit.offset() + edit.before().length();
        }
        assertThat(once.text()).isEqualTo(applied.append(text.substring(from)).toString());
        Rewritten twice = rewriter.rewrite(once.text(), KnowsAll.targets());
        assertThat(twice.text()).as("twice: %s", text).isEqualTo(once.text());
        return once.edits().size();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "issue ",
                "issue 12 ",
                "#<!-- -->",
                "#<!-- --> ",
                "bpo-",
                "bpo-1",
                "msg",
                "https://",
                "https://bugs.example.org/issue",
                "issue\n",
                "example/issues-staging#",
                "[issue 1](",
                "<b issue1",
                "<!-- issue 1",
                "`issue 1",
                "> issue 1 ",
                "- issue 1\n",
                "*issue 1 _",
                "&issue;",
                "<div><!-- issue\n\n",
                "[issue 1][",
                "\\issue1",
                "<a>issue1",
                "issue1<!-- -->",
                "9",
                "a|b\n-|-\nissue1|"
            })
    void hostile_texts_take_time_in_proportion(String unit) {
        String text = "issue 1 " + unit.repeat(300_000 / unit.length());
        Assertions.assertTimeout(Duration.ofSeconds(20), () -> rewriter.rewrite(text, KnowsAll.targets()));
    }
}
