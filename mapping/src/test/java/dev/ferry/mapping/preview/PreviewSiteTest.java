package dev.ferry.mapping.preview;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ferry.archive.Issue;
import dev.ferry.archive.LegacyId;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class PreviewSiteTest {
    @TempDir
    private Path folder;

    private static Element last(Document page, String css) {
        List<Element> found = page.select(css);
        return found.get(found.size() - 1);
    }

    @Test
    void each_message_stands_beside_its_comment() throws IOException {
        PreviewScene.write(folder, PreviewScene.issue("7", "A title", "first *words*", "more @words"));
        Document page = PreviewScene.page(folder, "issues/7.html");
        List<Element> pairs = page.select(".pair");
        assertThat(pairs).hasSize(3);
        assertThat(pairs.get(1).select(".old pre").text()).isEqualTo("first *words*");
        assertThat(pairs.get(1).select(".new .md").text()).contains("Ann Other (ann) wrote", "first *words*");
        assertThat(pairs.get(2).select(".old h2").text()).isEqualTo("Message 71");
        assertThat(pairs.get(2).select(".new .md").text()).contains("more @words");
        assertThat(page.select("mark")).isEmpty();
        assertThat(page.html()).doesNotContain("ferry 01J");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<script>alert('x')</script>",
                "</textarea></title></style></script></pre><img src=http://example.org/x onerror=alert(1)>",
                "\"quotes\" 'and' <more> & &amp; \\",
                "\u202Eright to left\u202C and \u05D0\u05D1",
                "--><!-- ferry -->",
                "]]> {{x}} ${y} `z`"
            })
    void hostile_words_are_words(String words) throws IOException {
        PreviewScene.write(folder, PreviewScene.issue("7", words, words, "a\n" + words));
        for (String name : List.of("index.html", "issues/7.html")) {
            Document page = PreviewScene.page(folder, name);
            assertThat(page.select("script")).hasSize(1);
            assertThat(page.select("img, textarea, iframe")).isEmpty();
            assertThat(page.select("body *").stream().flatMap(one -> one.attributes().asList().stream()))
                    .noneMatch(attribute -> attribute.getKey().startsWith("on")
                            || attribute.getKey().equals("style"));
        }
        Document page = PreviewScene.page(folder, "issues/7.html");
        assertThat(page.expectFirst("h1").wholeText()).isEqualTo(words.replace("<!-- ferry 0", "<!--  ferry 0"));
        page.select(".ctl").remove();
        assertThat(page.expectFirst(".old pre").wholeText().strip()).isEqualTo(words);
    }

    @Test
    void what_a_page_can_not_hold_is_shown_by_a_sign() throws IOException {
        PreviewScene.write(folder, PreviewScene.issue("7", "nul \0 bell \u0007", "a\0b\uD800c\uFFFEd\r\n\ttab\u0085"));
        String page = Files.readString(folder.resolve("issues/7.html"));
        assertThat(page).contains("a<span class=\"ctl\">U+0000</span>b\uFFFDc\uFFFDd\r\n\ttab");
        assertThat(page.chars()).noneMatch(c -> c < ' ' && c != '\n' && c != '\r' && c != '\t');
    }

    @Test
    void a_message_of_a_megabyte_is_there_whole_and_said_to_be_continued() throws IOException {
        String line = "words and words, line after line, to the end of a megabyte\n";
        String text = line.repeat(1_000_000 / line.length()) + "the very end";
        PreviewSite site = PreviewScene.write(folder, PreviewScene.issue("7", "long", text));
        assertThat(site.counts()).containsOnlyKeys(Flag.CONTINUED);
        Document page = PreviewScene.page(folder, "issues/7.html");
        assertThat(page.expectFirst(".old pre").wholeText().strip()).isEqualTo(text);
        assertThat(page.select(".pair").size()).isGreaterThan(15);
        assertThat(last(page, ".md").text()).endsWith("the very end");
        assertThat(last(page, ".old h2").text()).startsWith("Message 70, part ");
    }

    @Test
    void flags_are_what_the_renderer_and_the_rewriter_say() throws IOException {
        Issue odd = PreviewScene.issue(
                "5",
                "x".repeat(300),
                List.of(
                        PreviewScene.message("1", "2", Optional.of("@dora, see bpo-12 and issue 999")),
                        PreviewScene.message("2", "1", Optional.of("")),
                        PreviewScene.message("3", "1", Optional.empty()),
                        PreviewScene.message("4", "1", Optional.of("```\n@nobody\n```"))));
        Issue plain = PreviewScene.issue("6", "plain", "words of bpo-12");
        PreviewSite site = PreviewScene.write(folder, odd, plain);
        assertThat(site.counts())
                .containsOnlyKeys(
                        Flag.FENCED,
                        Flag.UNRESOLVED,
                        Flag.NEUTRALISED,
                        Flag.TITLE_SHORTENED,
                        Flag.NO_TEXT,
                        Flag.NO_ACCOUNT)
                .allSatisfy((flag, count) -> assertThat(count).isEqualTo(1));
        String flags =
                PreviewScene.page(folder, "issues/5.html").select(".flags").text();
        assertThat(flags).contains("issue 999", ": dora", "bob_b", "message 2", "message 3", "message 4");
        assertThat(flags).doesNotContain("bpo-12", "@nobody");
        assertThat(PreviewScene.page(folder, "issues/6.html").select(".flags")).isEmpty();
        assertThat(PreviewScene.page(folder, "index.html").select("input[name=flag]"))
                .hasSize(6);
    }

    @Test
    void what_is_to_be_locked_is_shown_with_its_reason() throws IOException {
        PreviewScene.write(
                folder,
                PreviewScene.locked("1", "flame"),
                PreviewScene.locked("2", "closed"),
                PreviewScene.locked("3", "other"));

        assertThat(shown("1")).contains("Locked too heated");
        assertThat(shown("2")).contains("Locked yes");
        assertThat(shown("3")).doesNotContain("Locked");
    }

    private String shown(String id) throws IOException {
        return PreviewScene.page(folder, "issues/" + id + ".html")
                .expectFirst(".new dl")
                .text();
    }

    @Test
    void a_message_that_no_issue_has_is_unresolved() throws IOException {
        Issue issue = PreviewScene.issue("7", "seven", "msg70 is here, msg4711 elsewhere and msg99 nowhere");
        PreviewSite site = new PreviewSite(
                PreviewScene.context(),
                folder,
                List.of(issue.id()),
                Optional.empty(),
                id -> id.value().equals("4711"));
        site.add(issue);
        assertThat(PreviewScene.page(folder, "issues/7.html").select(".flags").text())
                .endsWith("does not hold: msg99");
    }

    @Test
    void a_label_that_github_would_refuse_is_flagged_and_the_rest_is_shown() throws IOException {
        Issue refused = PreviewScene.issue("5", "t", List.of(), PreviewScene.type("long ".repeat(20)));
        Issue good = PreviewScene.issue("6", "t", List.of(), PreviewScene.type("crash"));
        PreviewSite site = PreviewScene.write(folder, refused, good);
        assertThat(site.counts()).containsOnlyKeys(Flag.REFUSED);
        assertThat(PreviewScene.page(folder, "issues/5.html").select(".flags").text())
                .contains("GitHub takes 50");
        Document page = PreviewScene.page(folder, "issues/6.html");
        assertThat(page.select(".label").text()).isEqualTo("type-crash");
        assertThat(last(page, "style").data()).isEqualTo(".l0{background:#d73a4a;color:#000}\n");
    }

    @Test
    void the_policy_names_every_style_and_script_of_the_page() throws Exception {
        PreviewScene.write(folder, PreviewScene.issue("7", "t", List.of(), PreviewScene.type("crash")));
        for (String name : List.of("index.html", "issues/7.html")) {
            Document page = PreviewScene.page(folder, name);
            String policy =
                    page.select("meta[http-equiv=Content-Security-Policy]").attr("content");
            assertThat(policy).startsWith("default-src 'none';").contains("base-uri 'none'", "form-action 'none'");
            for (Element element : page.select("style, script")) {
                byte[] digest = MessageDigest.getInstance("SHA-256")
                        .digest(element.data().getBytes(StandardCharsets.UTF_8));
                assertThat(policy).contains("'sha256-" + Base64.getEncoder().encodeToString(digest) + "'");
            }
        }
    }

    @Test
    void ids_of_any_kind_get_pages_inside_the_folder_and_lead_to_each_other() throws IOException {
        PreviewScene.write(
                folder,
                PreviewScene.issue("7", "a", "x"),
                PreviewScene.issue("../../x", "b", "x"),
                PreviewScene.issue("PROJ-1", "c", "x"),
                PreviewScene.issue("proj-1", "d", "x"),
                PreviewScene.issue("con", "e", "x"));
        try (var pages = Files.list(folder.resolve("issues"))) {
            assertThat(pages.map(page -> page.getFileName().toString()))
                    .containsExactlyInAnyOrder("7.html", "place_2.html", "PROJ-1.html", "place_4.html", "place_5.html");
        }
        Document page = PreviewScene.page(folder, "issues/PROJ-1.html");
        assertThat(page.select("a[rel=prev]").attr("href")).isEqualTo("place_2.html");
        assertThat(page.select("a[rel=next]").attr("href")).isEqualTo("place_4.html");
        assertThat(PreviewScene.page(folder, "index.html").select("#issues a").eachAttr("href"))
                .containsExactly(
                        "issues/7.html",
                        "issues/place_2.html",
                        "issues/PROJ-1.html",
                        "issues/place_4.html",
                        "issues/place_5.html");
    }

    @Test
    void the_same_issues_give_the_same_bytes_and_another_order_is_refused() throws IOException {
        Issue issue = PreviewScene.issue("7", "a", "@dora #12");
        Path other = Files.createDirectories(folder.resolve("other"));
        PreviewScene.write(folder, issue);
        PreviewScene.write(other, issue);
        assertThat(other.resolve("issues/7.html")).hasSameBinaryContentAs(folder.resolve("issues/7.html"));
        assertThat(other.resolve("index.html")).hasSameBinaryContentAs(folder.resolve("index.html"));
        PreviewSite site = new PreviewSite(PreviewScene.context(), other, List.of(new LegacyId("8")));
        assertThatThrownBy(() -> site.add(issue)).isInstanceOf(IllegalArgumentException.class);
    }
}
