package dev.ferry.mapping.render;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What GitHub shows for a message are the author's characters, in their order. */
final class WordsTest {
    static final String[] TOKENS = {
        "word",
        " ",
        " ",
        "\n",
        "\n\n",
        "*",
        "**",
        "_",
        "__init__",
        "*args",
        "<tag>",
        "</p>",
        "<!-- x -->",
        "# ",
        "## x",
        "1. ",
        "1) ",
        "- ",
        "+ ",
        "---",
        "===",
        "| a | b |",
        "|---|---|",
        ":-:",
        "~~x~~",
        "~",
        "\\",
        "\\*",
        "&amp;",
        "&#12;",
        "&copy",
        "$x$",
        "$$",
        "`",
        "``",
        "```",
        "~~~",
        "[a](b)",
        "![i](j)",
        "[a]: b",
        "[^1]",
        "[^1]: x",
        "> ",
        ">>> ",
        "    ",
        "\t",
        "http://a.b/c_d_e",
        "https://x.y/*z*?a=b&c#d",
        "www.a.b/_c_",
        "foo@bar.com",
        "@name",
        "@org/team",
        "#12",
        "GH-12",
        "a/b#12",
        "https://github.com/a/b/issues/5",
        "www.github.com/a/b/pull/1",
        "x",
        "é",
        "中",
        "。",
        "\u202e",
        "<http://a.b>",
        "<a@b.c>",
        "{}",
        "()",
        "(",
        ")",
        "[",
        "]",
        "!",
        "\"",
        "'",
        ":",
        ";",
        "\u0000",
        "\r\n",
        "\uD83D\uDE00",
        "41a99a2a7198",
        "issue 12",
        "msg12",
        "file 1",
        "Traceback (most recent call last):\n  File \"x\", line 1\nE: x\n",
        "--- a\n+++ b\n",
        "@@ -1 +1 @@",
        "<b",
        "< a",
        "a<b",
        "&lt;",
        "1234567890",
        "snake_case_",
        "_x",
        "C:\\dir\\_x",
        "\\\n",
        "  \n",
        "* * *",
        "_ _ _",
        "- - -",
        "+",
        "=",
        "-"
    };

    static Stream<String> sayings() {
        return Stream.of(
                "__init__ takes *args and **kwargs",
                "# not a heading",
                "1) one\n2) two\n10. ten",
                "<div>text</div> & <b>&lt;</b> &amp;amp; &#1234;",
                "a\n===\nb\n---\nc",
                "a | b\n--- | ---\nc | d",
                "a\n:-:\nb",
                "[label]: http://example.org/x\n[label]",
                "[a](b) ![c](d) [e][f]",
                "`code` and ``more``",
                "- item\n  + sub\n* star",
                "~~gone~~ ~/home",
                "it costs $5 and $6",
                "C:\\new\\_table\\*.txt \\",
                "see http://example.org/a_b_c*d*(e)_ and (http://example.org/x).",
                "text\n    indented\nback\n\n    code\n\n\tmore code\n",
                "```\nclosed\n```\nafter",
                "```\nnever closed",
                "`````\n```\n`````",
                "_ _ _\n* * *\n- - -",
                "mail me: someone_else@example.org",
                "<!-- ferry 01J00000000000000000000000 issue:1 -->",
                "a\\\nb  \nc",
                "[x] done [ ] not",
                "> quote\n> > deeper\nreply");
    }

    @ParameterizedTest
    @MethodSource("sayings")
    void what_markdown_would_eat_is_shown(String text) {
        WordsShown.check(text);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void random_texts_are_shown_whole(long seed) {
        Random random = new Random(seed);
        for (int run = 0; run < 1_500; run++) {
            StringBuilder text = new StringBuilder();
            int length = random.nextInt(14) + 1;
            for (int i = 0; i < length; i++) {
                text.append(TOKENS[random.nextInt(TOKENS.length)]);
            }
            WordsShown.check(text.toString());
        }
    }

    @Test
    void real_messages_are_shown_whole() throws IOException {
        Path messages = data().resolve("roundup/bpo-50/db/files/msg");
        assumeTrue(Files.isDirectory(messages), "no real tracker beside the checkout");
        try (Stream<Path> files = Files.walk(messages)) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                WordsShown.check(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1));
            }
        }
    }

    @Test
    void real_prose_is_shown_whole() throws IOException {
        Path prose = data().resolve("text");
        assumeTrue(Files.isDirectory(prose), "no real prose beside the checkout");
        for (String name : List.of("cpython-HISTORY.txt", "cpython-NEWS.d.txt")) {
            String[] parts = Files.readString(prose.resolve(name)).split("\n\n");
            for (int i = 0; i < parts.length; i += 12) {
                WordsShown.check(String.join("\n\n", List.of(parts).subList(i, Math.min(parts.length, i + 12))));
            }
        }
    }

    static Path data() {
        return Path.of(System.getProperty("ferry.root", ".")).resolve("../shared/data");
    }
}
