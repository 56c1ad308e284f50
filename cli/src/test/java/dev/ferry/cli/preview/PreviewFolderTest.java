package dev.ferry.cli.preview;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ferry.archive.ConfigException;
import dev.ferry.cli.process.SimulatedWorkspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a preview may take away, which is only what previews wrote. */
final class PreviewFolderTest {
    @TempDir
    private Path home;

    private Path write(String index) throws IOException {
        Path target = home.resolve("preview");
        try (PreviewFolder folder = PreviewFolder.replacing(target)) {
            fill(folder.written(), index);
            folder.publish();
        }
        return target;
    }

    private static void fill(Path folder, String index) throws IOException {
        Files.createDirectories(folder.resolve("issues"));
        Files.writeString(folder.resolve("issues").resolve(index + ".html"), index);
        Files.writeString(folder.resolve("index.html"), index);
    }

    private List<String> names(Path folder) throws IOException {
        try (Stream<Path> content = Files.list(folder)) {
            return content.map(path -> path.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void a_preview_replaces_a_preview_as_a_whole() throws IOException {
        write("1");
        Path target = write("2");
        assertThat(target.resolve("index.html")).hasContent("2");
        assertThat(names(target.resolve("issues"))).containsExactly("2.html");
        assertThat(names(home)).containsExactly("preview");
    }

    @Test
    void what_fails_leaves_the_old_one_and_nothing_beside_it() throws IOException {
        write("1");
        try (PreviewFolder folder = PreviewFolder.replacing(home.resolve("preview"))) {
            fill(folder.written(), "second");
        }
        assertThat(home.resolve("preview/index.html")).hasContent("1");
        assertThat(names(home)).containsExactly("preview");
    }

    @Test
    void an_empty_folder_is_taken() throws IOException {
        Files.createDirectories(home.resolve("preview"));
        assertThat(write("1").resolve("index.html")).hasContent("1");
    }

    @Test
    void what_no_preview_wrote_is_never_replaced() throws IOException {
        Path target = home.resolve("preview");
        Files.createDirectories(target);
        Files.writeString(target.resolve("index.html"), "mine");
        refuses(target, "holds what no preview wrote");
        assertThat(target.resolve("index.html")).hasContent("mine");
        Files.delete(target.resolve("index.html"));
        write("1");
        Files.writeString(target.resolve("notes.txt"), "mine");
        refuses(target, "such as notes.txt");
        Files.move(target.resolve("notes.txt"), target.resolve("issues/notes.txt"));
        refuses(target, "such as notes.txt");
        Files.move(target.resolve("issues/notes.txt"), target.resolve("issues/notes.html"));
        refuses(target, "such as notes.html");
        Files.delete(target.resolve("issues/notes.html"));
        Files.createSymbolicLink(target.resolve("issues/3.html"), home);
        refuses(target, "such as 3.html");
        assertThat(target.resolve("index.html")).hasContent("1");
    }

    @Test
    void a_link_or_a_file_in_its_place_is_refused() throws IOException {
        Path elsewhere = Files.createDirectories(home.resolve("elsewhere"));
        Files.createSymbolicLink(home.resolve("preview"), elsewhere);
        refuses(home.resolve("preview"), "is in the way");
        refuses(Files.writeString(home.resolve("file"), "x"), "is in the way");
        refuses(home.getRoot(), "name another with -o");
    }

    @Test
    void what_a_killed_run_left_is_taken_up() throws IOException {
        write("1");
        // Killed between the two renames, with the new one complete.
        Files.move(home.resolve("preview"), home.resolve(".preview.ferry-old"));
        Path part = Files.createDirectories(home.resolve(".preview.ferry-part"));
        Files.writeString(part.resolve(".ferry-preview"), "");
        fill(part, "3");
        try (PreviewFolder folder = PreviewFolder.replacing(home.resolve("preview"))) {
            assertThat(names(folder.written())).containsExactly(".ferry-preview");
            assertThat(home.resolve("preview/index.html")).hasContent("1");
        }
        assertThat(names(home)).containsExactly("preview");
        write("2");
        assertThat(home.resolve("preview/index.html")).hasContent("2");
    }

    @Test
    @Tag("slow")
    void a_second_preview_into_the_same_folder_is_refused_and_disturbs_nothing() throws IOException {
        try (SimulatedWorkspace workspace = SimulatedWorkspace.make(home)) {
            workspace.ferry("export").exits(0);
            try (PreviewFolder folder = PreviewFolder.replacing(home.resolve("preview"))) {
                fill(folder.written(), "1");
                workspace.ferry("preview").exits(3).says("another preview is being written");
                folder.publish();
            }
            assertThat(home.resolve("preview/index.html")).hasContent("1");
            assertThat(names(home.resolve("preview/issues"))).containsExactly("1.html");
            workspace.ferry("preview", "12").exits(0);
            assertThat(names(home.resolve("preview/issues"))).containsExactly("12.html");
        }
    }

    private static void refuses(Path target, String words) {
        assertThatThrownBy(() -> PreviewFolder.replacing(target).close())
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining(words);
    }
}
