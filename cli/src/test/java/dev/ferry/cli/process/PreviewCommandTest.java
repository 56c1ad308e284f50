package dev.ferry.cli.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ferry.fixtures.hub.IssueView;
import dev.ferry.fixtures.hub.IssueView.CommentView;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A tester looks at pages before anything is imported. */
@Tag("slow")
final class PreviewCommandTest {
    private static final Pattern OURS =
            Pattern.compile("<a href=\"([^\"]*/example/project/issues/[^\"]*)\"[^>]*>([^<]*)</a>");

    @TempDir
    private Path folder;

    private List<String> pages(String preview) throws IOException {
        try (Stream<Path> pages = Files.list(folder.resolve(preview).resolve("issues"))) {
            return pages.map(page -> page.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void the_plain_command_shows_a_sample_and_asks_nobody() throws IOException {
        try (SimulatedWorkspace workspace = SimulatedWorkspace.make(folder)) {
            workspace.process().run("preview").exits(3).says("ferry export");
            workspace.ferry("export").exits(0);
            // Without a token, too.
            FerryProcess.Result shown = new FerryProcess(folder).run("preview").exits(0);
            assertThat(shown.out())
                    .contains("Previewed 20 issues of 36: ", " continued", " unresolved", " neutralised", " no-account")
                    .contains("Open file://", "preview/index.html\n");
            assertThat(pages("preview")).hasSize(20);
            assertThat(workspace.hub().state().requestCount()).isZero();
            assertThat(folder.resolve("ferry.db")).doesNotExist();
            assertThat(folder.resolve("import-sample.json")).doesNotExist();
        }
    }

    @Test
    void the_words_of_import_choose_here_too() throws IOException {
        try (SimulatedWorkspace workspace = SimulatedWorkspace.make(folder)) {
            workspace.ferry("export").exits(0);
            workspace.ferry("preview", "12", "3-5").exits(0);
            assertThat(pages("preview")).containsExactly("12.html", "3.html", "4.html", "5.html");
            workspace
                    .ferry(
                            "preview",
                            "--only",
                            "3-20",
                            "--limit",
                            "2",
                            "-o",
                            folder.resolve("two").toString())
                    .exits(0);
            assertThat(pages("two")).hasSize(2);
            workspace.ferry("preview", "23", "--closure", "1", "--yes").exits(0);
            assertThat(pages("preview"))
                    .contains("23.html", "3.html", "12.html")
                    .hasSizeLessThan(36);
            workspace.ferry("preview", "--limit", "100").exits(0);
            assertThat(pages("preview")).hasSize(36);

            workspace.ferry("preview", "12", "--only", "12").exits(2).says("name the issues once");
            workspace.ferry("preview", "999").exits(2).says("999");
            workspace.ferry("preview", "--sample", "0").exits(2).says("--sample: at least 1");
            workspace.ferry("preview", "-o", folder.toString()).exits(3).says("holds what no preview wrote");
            assertThat(pages("preview")).hasSize(36);
        }
    }

    @Test
    void what_is_shown_is_what_is_imported() throws IOException {
        try (SimulatedWorkspace workspace = SimulatedWorkspace.make(folder)) {
            workspace.ferry("export").exits(0);
            workspace.ferry("preview", "23").exits(0);
            workspace.ferry("import", "--only", "23").exits(0);
            int comments = workspace
                    .hub()
                    .state()
                    .issues(SimulatedWorkspace.STAGING)
                    .get(0)
                    .comments()
                    .size();
            String page = Files.readString(folder.resolve("preview/issues/23.html"));
            assertThat(page.split("class=\"box\"", -1)).hasSize(comments + 2);
        }
    }

    @Test
    void after_the_transfer_texts_stand_as_the_rewrite_leaves_them() throws IOException {
        try (SimulatedWorkspace workspace = SimulatedWorkspace.make(folder)) {
            workspace.ferry("export").exits(0);
            workspace.ferry("import").exits(0);
            workspace.ferry("preview").exits(0);
            assertThat(Files.readString(folder.resolve("preview/index.html"))).contains("as the old tracker had them");
            workspace.ferry("transfer", "--canary", "20");
            assertThat(workspace.ferry("preview", "12").exits(0).out())
                    .contains("20 of 36 issues of migration", "as the old tracker had them");
            workspace.ferry("transfer").exits(0);
            byte[] ledger = Files.readAllBytes(folder.resolve("ferry.db"));
            // Without a token, too, and while nobody holds the workspace.
            assertThat(new FerryProcess(folder)
                            .run("preview", "--limit", "100")
                            .exits(0)
                            .out())
                    .contains("References lead to example/project", "36 of 36 issues of migration");
            assertThat(folder.resolve("ferry.db")).hasBinaryContent(ledger);
            workspace.ferry("rewrite").exits(0);
            int links = 0;
            Map<Integer, String> legacy = legacy(workspace);
            for (IssueView issue : workspace.hub().state().issues(SimulatedWorkspace.TARGET)) {
                List<Link> found = links(Objects.requireNonNull(legacy.get(issue.number())));
                assertThat(found.get(0).words()).isEqualTo("#" + issue.number());
                assertThat(found.get(0).url()).endsWith("/example/project/issues/" + issue.number());
                String texts = issue.body()
                        + issue.comments().stream().map(CommentView::body).collect(Collectors.joining("\n"));
                for (Link link : found.subList(1, found.size())) {
                    // An issue is named by its number, a message is a link to its comment.
                    assertThat(texts).contains(link.words().startsWith("#") ? link.words() : link.url());
                    links++;
                }
            }
            assertThat(links).isGreaterThan(20);
            String numbered = Files.readString(folder.resolve("preview/issues/23.html"));
            workspace.ferry("preview", "23", "--no-ledger").exits(0);
            assertThat(Files.readString(folder.resolve("preview/issues/23.html")))
                    .isNotEqualTo(numbered)
                    .doesNotContain("/example/project/issues/");
            workspace
                    .ferry("preview", "--no-ledger", "--staging", SimulatedWorkspace.STAGING)
                    .exits(2)
                    .says("--no-ledger goes neither");
        }
    }

    @Test
    void what_a_ledger_can_not_tell_keeps_nobody_from_looking() throws IOException {
        try (SimulatedWorkspace workspace = SimulatedWorkspace.make(folder)) {
            workspace.ferry("export").exits(0);
            workspace.ferry("import").exits(0);
            workspace.ferry("import", "--new").exits(0);

            workspace.ferry("preview", "12").exits(0);

            assertThat(Files.readString(folder.resolve("preview/index.html")))
                    .contains("the ledger has several migrations, and --migration says which is meant");
        }
    }

    @Test
    void where_staging_alone_was_tidied_up_the_numbers_are_shown() throws IOException {
        try (SimulatedWorkspace workspace = SimulatedWorkspace.make(folder)) {
            workspace.ferry("export").exits(0);
            workspace.ferry("import").exits(0);
            workspace.ferry("transfer").exits(0);
            workspace
                    .ferry("undo", "--staging", "--yes-i-mean", SimulatedWorkspace.STAGING)
                    .exits(0);

            workspace.ferry("preview", "12").exits(0);

            assertThat(Files.readString(folder.resolve("preview/index.html"))).contains("as ferry rewrite leaves them");
        }
    }

    private record Link(String url, String words) {}

    private List<Link> links(String id) throws IOException {
        String page = Files.readString(folder.resolve("preview/issues/" + id + ".html"));
        return OURS.matcher(page)
                .results()
                .map(link -> new Link(link.group(1), link.group(2)))
                .toList();
    }

    private static Map<Integer, String> legacy(SimulatedWorkspace workspace) {
        return workspace
                .ferry("map")
                .exits(0)
                .out()
                .lines()
                .skip(1)
                .map(line -> line.split(","))
                .collect(Collectors.toMap(row -> Integer.valueOf(row[3]), row -> row[0]));
    }
}
