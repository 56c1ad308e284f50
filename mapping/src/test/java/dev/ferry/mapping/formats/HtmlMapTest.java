package dev.ferry.mapping.formats;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class HtmlMapTest {
    @Test
    void an_issue_has_a_page_that_leads_on_with_and_without_scripts() throws IOException {
        String page = Maps.file(Maps.write(MapFormat.HTML, Maps.small()), "issue12.html");
        assertThat(page)
                .contains("new Map([[\"msg1\",\"" + Maps.PLACE + "101\"],[\"msg2\",\"" + Maps.PLACE
                        + "101#issuecomment-7\"]])")
                .contains("<noscript><meta http-equiv=\"refresh\" content=\"0; url=" + Maps.PLACE + "101\"></noscript>")
                .contains("<a href=\"" + Maps.PLACE + "101\">")
                .contains("Issue 12, &lt;b&gt;Title&lt;/b&gt; &amp; &quot;more&quot; of 12, is now");
    }

    @Test
    void a_message_alone_leads_to_the_first_issue_that_has_it_and_without_a_comment_to_its_issue() throws IOException {
        Map<String, String> files = Maps.write(MapFormat.HTML, Maps.small());
        assertThat(files.keySet())
                .containsExactly(
                        "404.html",
                        "index.html",
                        "issue.html",
                        "issue12.html",
                        "issue13.html",
                        "messages/0.json",
                        "messages/1.json");
        assertThat(Maps.file(files, "messages/0.json")).isEqualTo("""
                        {
                        "msg1":"%1$s101",
                        "msg2":"%1$s101#issuecomment-7"
                        }
                        """.formatted(Maps.PLACE));
        assertThat(Maps.file(files, "messages/1.json")).contains("\"msg1003\":\"" + Maps.PLACE + "102\"");
        // In its own issue's page the shared message is found where that issue has it.
        assertThat(Maps.file(files, "issue13.html")).contains("[\"msg2\",\"" + Maps.PLACE + "102#issuecomment-8\"]");
    }

    @Test
    void the_list_has_every_issue_and_names_what_is_not_moved() throws IOException {
        String list = Maps.file(Maps.write(MapFormat.HTML, Maps.small()), "index.html");
        assertThat(list.lines().filter(line -> line.startsWith("<tr>")).toList())
                .isEqualTo(List.of(
                        "<tr><td><a href=\"issue12.html\">12</a><td>&lt;b&gt;Title&lt;/b&gt; &amp; &quot;more&quot; of 12<td><a href=\""
                                + Maps.PLACE + "101\">#101</a></tr>",
                        "<tr><td><a href=\"issue13.html\">13</a><td>&lt;b&gt;Title&lt;/b&gt; &amp; &quot;more&quot; of 13<td><a href=\""
                                + Maps.PLACE + "102\">#102</a></tr>",
                        "<tr><td>14<td>Still there<td>not moved</tr>"));
    }
}
