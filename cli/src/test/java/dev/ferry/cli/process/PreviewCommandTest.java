package dev.ferry.cli.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A tester looks at pages before anything is imported. */
@Tag("slow")
final class PreviewCommandTest {
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
}
