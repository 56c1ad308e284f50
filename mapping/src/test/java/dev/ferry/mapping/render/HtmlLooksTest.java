package dev.ferry.mapping.render;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ferry.archive.Message;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Where HTML's links and images lead, and how words look in the cells of its tables. */
final class HtmlLooksTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '^',
            value = {
                "https://a.example.org/x^ https://a.example.org/x",
                "' https://a.example.org/x '^ https://a.example.org/x",
                "https://a.example.org/&#10;x^ https://a.example.org/x",
                "ht&#10;tps://a.example.org/x^ https://a.example.org/x",
                "HTTPS://a.example.org/x^ HTTPS://a.example.org/x",
                "https://a.example.org/(x) y^ https://a.example.org/%28x%29%20y",
                "https://a.example.org/&lt;x&gt;&#39;&quot;^ https://a.example.org/%3Cx%3E'%22",
                "mailto:ann@example.org^ mailto:ann@example.org"
            })
    void an_address_is_cleaned_before_it_is_judged(String written, String leads) {
        assertThat(markdownOf("<a href='" + written + "'>words</a>")).isEqualTo("[words](" + leads + ")");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "javascript:alert(1)",
                "java&#10;script:alert(1)",
                " &#1;javascript:alert(1)",
                "JavaScript:alert(1)",
                "data:text/html,x",
                "vbscript:x",
                "file:///etc/passwd",
                "//a.example.org/x",
                "/issue12",
                "#note",
                "https:x",
                ""
            })
    void what_leads_to_no_page_and_no_person_is_words(String address) {
        assertThat(markdownOf("<a href='" + address + "'>words</a>")).isEqualTo("words");
        assertThat(markdownOf("a <img src='" + address + "' alt='words'>")).isEqualTo("a words");
    }

    @Test
    void an_image_leads_to_its_page_and_never_to_a_person() {
        assertThat(markdownOf("<img src=' https://a.example.org/&#10;i.png ' alt='a|b'>"))
                .isEqualTo("[a&#124;b](https://a.example.org/i.png)");
        assertThat(markdownOf("a <img src='mailto:ann@example.org' alt=words>")).isEqualTo("a words");
        assertThat(markdownOf("<img src='https://a.example.org/i.png'>"))
                .isEqualTo("[image](https://a.example.org/i.png)");
    }

    @Test
    void an_address_that_is_too_long_leads_nowhere() {
        String fits = "https://a.example.org/" + "x".repeat(2_000 - "https://a.example.org/".length());
        assertThat(markdownOf("<a href='" + fits + "'>words</a>")).isEqualTo("[words](" + fits + ")");
        assertThat(markdownOf("<a href='" + fits + "y'>words</a>")).isEqualTo("words");
    }

    /** Without the check that links lead where the text says in the same letters: here they are cleaned and encoded. */
    private static String markdownOf(String html) {
        List<Message> messages = List.of(Rendering.message("1", "first"), HtmlMessages.message("2", html));
        RenderedIssue issue = Rendering.renderer().render(Rendering.issue("1", "t", messages));
        return Rendering.wordsOf(issue.comments().get(0).body());
    }

    private static List<String> cells(String... cells) {
        String html = "<table><tr><td>a<td>b<tr>" + "<td>" + String.join("<td>", cells) + "</table>";
        String markdown = markdownOf(html);
        assertThat(ShownWords.bare(markdown)).isEqualTo(HtmlMessages.wordsOf(html));
        String row = markdown.lines().skip(2).findFirst().orElseThrow();
        assertThat(row).startsWith("| ").endsWith(" |");
        return List.of(row.substring(2, row.length() - 2).split(" \\| ", -1));
    }

    @Test
    void words_in_a_cell_look_as_they_did() {
        assertThat(cells("<b>bold</b> and <i>it<b>both</b></i>", "<code>x</code>, <code>y`z</code>"))
                .containsExactly("<b>bold</b> and <i>it</i><b><i>both</i></b>", "`x`, ``y`z``");
        assertThat(cells("one<br>two", "<p>three</p><div>four</div>")).containsExactly("one<br>two", "three<br>four");
        assertThat(markdownOf("<table><tr><th>a<th>b<tr><th>c<td>d</table>")).endsWith("\n| <b>c</b> | d |");
    }

    @Test
    void a_bar_in_a_cell_ends_no_cell() {
        assertThat(cells("<code>a|b</code>", "<a href='https://a.example.org/x|y'>w|x</a>"))
                .containsExactly("`a\\|b`", "[w&#124;x](https://a.example.org/x%7Cy)");
        assertThat(cells("<b>a|b</b>", "c|d")).containsExactly("<b>a&#124;b</b>", "c&#124;d");
    }

    /** A tag is an end to what GitHub reads together. */
    @Test
    void words_in_a_cell_notify_nobody_and_are_noted_nowhere() {
        assertThat(cells("@<b>bob</b>", "<i>GH</i>-12")).containsExactly("@<b>bob</b>", "<i>GH</i>-12");
        assertThat(markdownOf("<table><tr><td>a<td>b<tr><td><a href='https://github.com/a/b/issues/5'>h</a>"
                        + "<td><a href='javascript:x'>j</a></table>"))
                .endsWith("\n| h (https:<!-- -->//github.com/a/b/issues/5) | j |");
    }
}
