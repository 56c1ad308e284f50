package dev.ferry.mapping.preview;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ferry.archive.Issue;
import dev.ferry.archive.LegacyId;
import dev.ferry.archive.MessageId;
import dev.ferry.mapping.FinalNumber;
import dev.ferry.mapping.IdMap;
import dev.ferry.mapping.MapRow;
import dev.ferry.mapping.RepositoryRef;
import dev.ferry.mapping.StagingNumber;
import dev.ferry.mapping.references.Foreseen;
import dev.ferry.mapping.references.ReferenceTargets;
import dev.ferry.mapping.render.MappingOptions;
import dev.ferry.mapping.render.MentionMode;
import dev.ferry.mapping.render.Preset;
import dev.ferry.mapping.render.RenderContext;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PageNumbersTest {
    private static final RepositoryRef TARGET = RepositoryRef.parse("example/project");
    private static final RepositoryRef STAGING = RepositoryRef.parse("example/issues-staging");
    private static final String ISSUES = "https://github.com/example/project/issues/";

    @TempDir
    private Path folder;

    private static MapRow moved(int id, int number, String url) {
        return new MapRow(
                new LegacyId(String.valueOf(id)),
                Optional.empty(),
                Optional.of(new StagingNumber(id)),
                Optional.of(new FinalNumber(number)),
                Optional.of(URI.create(url)));
    }

    private static MapRow moved(int id, int number) {
        return moved(id, number, ISSUES + number);
    }

    private static MapRow staged(int id) {
        return new MapRow(
                new LegacyId(String.valueOf(id)),
                Optional.empty(),
                Optional.of(new StagingNumber(id)),
                Optional.empty(),
                Optional.empty());
    }

    private static ReferenceTargets targets(MapRow... rows) {
        URI message = URI.create(ISSUES + "112#issuecomment-7");
        return new ReferenceTargets(
                IdMap.of(List.of(rows), Map.of(new MessageId("34"), List.of(message))),
                TARGET,
                Optional.of(STAGING),
                ReferenceTargets.GITHUB);
    }

    /** Issue 7 becomes 107, and so on. */
    private static Foreseen hundred() {
        return new Foreseen() {
            @Override
            public RepositoryRef repository() {
                return TARGET;
            }

            @Override
            public Optional<FinalNumber> number(LegacyId issue) {
                return Optional.of(new FinalNumber(Integer.parseInt(issue.value()) + 100));
            }

            @Override
            public Optional<LegacyId> issue(FinalNumber number) {
                return number.value() > 100 && number.value() < 120
                        ? Optional.of(new LegacyId(String.valueOf(number.value() - 100)))
                        : Optional.empty();
            }

            @Override
            public Optional<LegacyId> holder(MessageId message) {
                return Optional.empty();
            }
        };
    }

    private Document page(RenderContext context, ReferenceTargets targets, String text) throws IOException {
        Issue issue = PreviewScene.issue("7", "seven", text);
        PreviewSite site = new PreviewSite(context, folder, List.of(issue.id()), Optional.of(targets), id -> true);
        site.add(issue);
        return PreviewScene.page(folder, "issues/7.html");
    }

    private static String number(Document page) {
        return page.select(".new dt:contains(Number) + dd").text();
    }

    @Test
    void texts_stand_as_rewriting_leaves_them_and_their_numbers_lead_to_the_issues() throws IOException {
        Document page = page(
                PreviewScene.context(),
                targets(moved(7, 107), moved(12, 112)),
                "see issue 12, #13, bpo-12's msg34 and PR 112");
        Element text = page.expectFirst(".new .md");
        assertThat(text.text()).contains("see #112, #13, #112's msg34 and");
        assertThat(text.select("a[href=" + ISSUES + "112]").eachText()).containsExactly("#112", "#112");
        assertThat(text.select("a[href=" + ISSUES + "112#issuecomment-7]").text())
                .isEqualTo("msg34");
        assertThat(page.select("mark")).isEmpty();
        assertThat(page.select(".old pre").text()).contains("see issue 12, #13,");
        assertThat(number(page)).isEqualTo("#107 in example/project");
        assertThat(page.select("dd a").attr("href")).isEqualTo(ISSUES + "107");
    }

    @Test
    void a_foreseen_number_is_shown_as_such_until_its_issue_is_there() throws IOException {
        RenderContext context = PreviewScene.context().with(reader -> Optional.of(hundred()));
        Document before = page(context, targets(staged(7)), "see issue 12");
        Element text = before.expectFirst(".new .md");
        assertThat(text.select(".foreseen").text()).isEqualTo("example/project#112");
        assertThat(text.select(".foreseen").attr("title")).endsWith(": 12");
        assertThat(text.select("mark, a[href*=project]")).isEmpty();
        assertThat(number(before)).isEqualTo("#107, foreseen in example/project; example/issues-staging#7 on staging");

        Document right = page(context, targets(moved(12, 112)), "see issue 12");
        assertThat(right.select(".new .md a[href=" + ISSUES + "112]").text()).isEqualTo("example/project#112");
        Document shifted = page(context, targets(moved(12, 115)), "see issue 12");
        assertThat(shifted.select(".new .md a[href=" + ISSUES + "115]").text()).isEqualTo("#115");
    }

    @Test
    void a_pull_request_of_the_configured_repository_is_linked_and_another_one_is_marked() throws IOException {
        RenderContext plain = PreviewScene.context();
        MappingOptions named = new MappingOptions(
                Preset.BPO,
                "https://bugs.example.org/",
                MentionMode.NEUTRAL,
                Optional.of(RepositoryRef.parse("example/code")),
                Optional.empty(),
                plain.options().limits(),
                ReferenceTargets.GITHUB,
                false);
        Document page = page(plain.with(named), targets(), "see PR 123");

        Element text = page.expectFirst(".new .md");
        assertThat(text.select("a[href=https://github.com/example/code/pull/123]")
                        .text())
                .isEqualTo("example/code#123");
        assertThat(text.select("mark")).isEmpty();
        assertThat(new PullRequestNumbers(named).of("example/other#123")).isEmpty();
        assertThat(new PullRequestNumbers(plain.options()).of("example/code#123"))
                .isEmpty();
    }

    @Test
    void what_is_not_there_has_no_number() throws IOException {
        assertThat(number(page(PreviewScene.context(), targets(), "x"))).isEqualTo("none yet");
        assertThat(number(page(PreviewScene.context(), targets(staged(7)), "x")))
                .isEqualTo("none yet; example/issues-staging#7 on staging");
        PreviewScene.write(folder, PreviewScene.issue("7", "seven", "x"));
        assertThat(number(PreviewScene.page(folder, "issues/7.html"))).isEmpty();
    }

    @Test
    void an_address_that_no_browser_should_open_is_no_link() throws IOException {
        Document page = page(PreviewScene.context(), targets(moved(7, 107, "javascript:alert(1)")), "x");
        assertThat(number(page)).startsWith("none yet");
        assertThat(page.select("a[href^=javascript]")).isEmpty();
    }

    @Test
    void numbers_of_others_are_still_marked() {
        NumberLinks numbers = new PageNumbers(targets(moved(7, 107)), Optional.empty());
        String html = GitHubHtml.of("#107 EXAMPLE/Project#107 other/project#107 #108 #0107 GH-107 @dora", numbers);
        assertThat(html)
                .contains("other/project#107</mark>", "#108</mark>", "#0107</mark>", "GH-107</mark>", "@dora</");
        assertThat(html.split("<a ", -1)).hasSize(3);
    }
}
