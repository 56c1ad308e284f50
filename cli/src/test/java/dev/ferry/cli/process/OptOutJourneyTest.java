package dev.ferry.cli.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ferry.fixtures.hub.IssueView;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Somebody asked not to be named. */
@Tag("slow")
final class OptOutJourneyTest {
    private static final String[] NAMES = {"chen.wei", "Chen Wei", "chenwei"};

    @TempDir
    private Path folder;

    @Test
    void the_whole_way_names_them_nowhere() throws IOException {
        try (SimulatedWorkspace workspace = SimulatedWorkspace.make(folder)) {
            workspace.configure("preset: bpo", "preset: bpo, opt-out: opt-out.csv");
            workspace.ferry("export").exits(0);
            assertThat(workspace.ferry("doctor").exits(3).out()).contains("opt-out.csv does not exist");
            Files.writeString(folder.resolve("opt-out.csv"), "legacy\nchen.wei\nnobody-here\n");
            assertThat(workspace.ferry("doctor").out())
                    .contains("nobody in the archive has the login or id nobody-here");

            workspace.ferry("import").exits(0);
            workspace.ferry("transfer").exits(0);
            workspace.ferry("rewrite").exits(0);
            workspace.ferry("verify").exits(0);
            List<IssueView> issues = workspace.hub().state().issues(SimulatedWorkspace.TARGET);
            assertThat(issues.stream().flatMap(OptOutJourneyTest::texts))
                    .noneMatch(OptOutJourneyTest::names)
                    .anyMatch(text -> text.contains("**a former contributor** wrote on"));

            workspace
                    .ferry(
                            "map",
                            "--format",
                            "html",
                            "-o",
                            folder.resolve("pages").toString())
                    .exits(0);
            workspace
                    .ferry(
                            "map",
                            "--per-user",
                            "--format",
                            "html",
                            "-o",
                            folder.resolve("pages").toString())
                    .exits(0);
            workspace
                    .ferry("preview", "-o", folder.resolve("preview").toString())
                    .exits(0);
            for (Path page : pages("pages", "preview")) {
                assertThat(Files.readString(page)).as("%s", page).doesNotContain(NAMES);
            }
            assertThat(workspace.ferry("archive", "show", "2").exits(0).out())
                    .contains("a former contributor")
                    .doesNotContain(NAMES);
            Path nobody = Files.writeString(folder.resolve("nobody.csv"), "legacy\n");
            assertThat(workspace
                            .ferry("archive", "show", "2", "--opt-out", nobody.toString())
                            .exits(0)
                            .out())
                    .contains("chen.wei");
        }
    }

    private static boolean names(String text) {
        return Stream.of(NAMES).anyMatch(text::contains);
    }

    private static Stream<String> texts(IssueView issue) {
        return Stream.concat(
                Stream.of(issue.title(), issue.body(), String.valueOf(issue.assignees())),
                issue.comments().stream().map(comment -> comment.body()));
    }

    private List<Path> pages(String... folders) throws IOException {
        List<Path> pages = new ArrayList<>();
        for (String name : folders) {
            try (Stream<Path> files = Files.walk(folder.resolve(name))) {
                files.filter(file -> file.toString().endsWith(".html")).forEach(pages::add);
            }
        }
        return pages;
    }
}
