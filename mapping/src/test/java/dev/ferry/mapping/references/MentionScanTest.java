package dev.ferry.mapping.references;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whom a text would notify, and whom not. */
final class MentionScanTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "ask @ada",
                "@Ada: look",
                "(@ada)",
                "**@ada**",
                "\\@ada",
                "&#64;ada and &#x40;ada",
                "&commat;ada",
                "| a |\n|---|\n| @ada |",
                "<table><tr><td>@ada</td></tr></table>",
                "<div>\n&#64;ada\n</div>",
                "> quoted @ada",
                "text <b>@ada</b>",
                "code `x` and @ada"
            })
    void a_name_in_shown_text_is_told(String text) {
        assertThat(MentionScan.mentioned(text)).containsExactly("ada");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "@<!-- -->ada",
                "`@ada`",
                "```\n@ada\n```",
                "    @ada\n",
                "<!-- @ada -->",
                "[@ada](https://bugs.example.org/)",
                "<code>@ada</code>",
                "<pre>\n@ada\n</pre>",
                "mail ada@example.org",
                "a/@ada",
                "@ ada",
                "`x`@ada",
                "no sign at all"
            })
    void what_notifies_nobody_is_not(String text) {
        assertThat(MentionScan.mentioned(text)).isEmpty();
    }

    @Test
    void teams_are_told_with_their_owner_and_each_name_once() {
        assertThat(MentionScan.mentioned("@example/core, @ada and @ADA"))
                .containsExactlyInAnyOrder("example/core", "ada");
    }
}
