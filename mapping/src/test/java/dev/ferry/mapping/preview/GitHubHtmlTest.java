package dev.ferry.mapping.preview;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class GitHubHtmlTest {
    private static Element shown(String markdown) {
        return Jsoup.parseBodyFragment(GitHubHtml.of(markdown, NumberLinks.none()))
                .body();
    }

    @Test
    void githubs_own_markdown_is_shown() {
        Element shown =
                shown("a | b\n--- | ---\n1 | ~~2~~\n\nsee https://example.org/x\nnext\n\n- [x] done\n- [ ] open\n");
        assertThat(shown.select("table td del").text()).isEqualTo("2");
        assertThat(shown.select("a[href=https://example.org/x]").attr("rel")).contains("noreferrer");
        assertThat(shown.select("p br")).hasSize(1);
        assertThat(shown.select("li input[type=checkbox][disabled]")).hasSize(2);
        assertThat(shown.select("li input[checked]")).hasSize(1);
        assertThat(shown.select("li").eachText()).containsExactly("done", "open");
    }

    @Test
    void html_that_github_lets_through_stays() {
        Element shown = shown("<details><summary>more</summary>\n\n<sup>*small*</sup> <kbd>x</kbd>\n\n</details>");
        assertThat(shown.select("details > summary").text()).isEqualTo("more");
        assertThat(shown.select("details sup em").text()).isEqualTo("small");
        assertThat(shown.select("kbd")).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<script>alert(1)</script>",
                "<b onclick=\"alert(1)\">x</b>",
                "<a href=\"javascript:alert(1)\">x</a>",
                "[x](javascript:alert(1))",
                "[x](file:///etc/passwd)",
                "[x](../../secret.html)",
                "<iframe src=\"https://example.org/\"></iframe>",
                "<form action=\"https://example.org/\"><input name=a autofocus><button>x</button></form>",
                "<style>body{display:none}</style>",
                "<p style=\"position:fixed\" class=\"skip\" id=\"search\" accesskey=\"j\" tabindex=\"1\">x</p>",
                "<svg><script>alert(1)</script><a xlink:href=\"javascript:alert(1)\">x</a></svg>",
                "<math><mtext><img src=x onerror=alert(1)></mtext></math>",
                "<base href=\"https://example.org/\"><meta http-equiv=refresh content=\"0;url=https://example.org/\">",
                "<link rel=stylesheet href=\"https://example.org/x.css\">",
                "<object data=\"https://example.org/\"></object><embed src=\"https://example.org/\">",
                "<video src=\"https://example.org/\" autoplay></video><audio src=\"https://example.org/\"></audio>",
                "<picture><source srcset=\"https://example.org/x.png\"><img src=\"https://example.org/y.png\"></picture>",
                "<noscript><p title=\"</noscript><img src=x onerror=alert(1)>\"></noscript>",
                "<textarea><img src=x onerror=alert(1)></textarea>"
            })
    void nothing_in_a_text_acts_or_asks(String text) {
        Element shown = shown(text);
        assertThat(shown.select(
                        "script, iframe, form, input, button, style, svg, math, base, meta, link, object, embed,"
                                + " video, audio, source, img, textarea, noscript"))
                .isEmpty();
        for (Element element : shown.getAllElements()) {
            assertThat(element.attributes().asList().stream().map(one -> one.getKey()))
                    .isSubsetOf(List.of("href", "rel", "title", "class", "open"));
            assertThat(element.classNames()).isSubsetOf("image");
            assertThat(element.attr("href")).matches("|https?://.*|mailto:.*");
        }
    }

    @Test
    void an_image_is_a_box_with_its_words_and_address() {
        Element shown =
                shown("![a \"chart\"](https://example.org/x.png?<y>) and <img src=\"http://example.org/z.png\">");
        assertThat(shown.select("img")).isEmpty();
        assertThat(shown.select(".image").eachText())
                .anySatisfy(text -> assertThat(text).contains("a \"chart\"", "https://example.org/x.png"))
                .anySatisfy(text -> assertThat(text).contains("no words for it", "http://example.org/z.png"));
    }

    @Test
    void what_would_notify_or_link_is_marked_and_what_is_parted_is_not() {
        Element shown = shown("@dora and #12, other/place#7 and GH-9; @<!-- -->emil, #<!-- -->13, GH-<!-- -->8, a@b,"
                + " `@fritz #14`\n\n    @greta\n\n[@hans](https://example.org/)");
        assertThat(shown.select("mark.ping").eachText()).containsExactly("@dora");
        assertThat(shown.select("mark.ref").eachText()).containsExactly("#12", "other/place#7", "GH-9");
        assertThat(shown.text()).contains("@emil, #13, GH-8", "@fritz #14", "@greta", "@hans");
        assertThat(shown.html()).doesNotContain("<!--");
    }

    @Test
    void deep_nesting_costs_no_more_than_its_length() {
        assertThat(GitHubHtml.of("> ".repeat(20_000) + "x", NumberLinks.none())).contains("x");
        assertThat(GitHubHtml.of("*a ".repeat(20_000) + "[".repeat(20_000), NumberLinks.none()))
                .contains("a");
        assertThat(GitHubHtml.of("<div>".repeat(5_000) + "deep", NumberLinks.none()))
                .contains("deep");
    }
}
