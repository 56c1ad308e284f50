package dev.ferry.archive;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WholeFileTest {
    @TempDir
    Path folder;

    private Path target;

    @BeforeEach
    void writeTheOldOne() throws IOException {
        target = folder.resolve("report.json");
        Files.writeString(target, "old");
    }

    @Test
    void the_old_file_is_there_until_the_new_one_is_whole() throws IOException {
        try (WholeFile file = WholeFile.begin(target)) {
            file.out().write("ne".getBytes(StandardCharsets.UTF_8));
            assertThat(target).hasContent("old");
            file.out().write("w".getBytes(StandardCharsets.UTF_8));
            file.publish();
            assertThat(target).hasContent("new");
        }
        assertThat(folder).isDirectoryContaining(target::equals).isDirectoryNotContaining(f -> !f.equals(target));
    }

    @Test
    void a_file_that_is_not_finished_leaves_nothing_but_the_old_one() throws IOException {
        try (WholeFile file = WholeFile.begin(target)) {
            file.out().write("half".getBytes(StandardCharsets.UTF_8));
        }
        assertThat(target).hasContent("old");
        assertThat(folder).isDirectoryNotContaining(f -> !f.equals(target));
    }

    @Test
    void what_a_killed_process_left_is_taken_over() throws IOException {
        Files.writeString(folder.resolve("report.json.part"), "much that a killed process wrote");
        try (WholeFile file = WholeFile.begin(target)) {
            file.out().write("new".getBytes(StandardCharsets.UTF_8));
            file.publish();
        }
        assertThat(target).hasContent("new");
        assertThat(folder).isDirectoryNotContaining(f -> !f.equals(target));
    }

    @Test
    void one_of_several_processes_leaves_the_parts_of_the_others_alone() throws IOException {
        try (WholeFile other = WholeFile.begin(target)) {
            WholeFile.write(target, "ours");
            assertThat(target).hasContent("ours");
            other.out().write("theirs".getBytes(StandardCharsets.UTF_8));
            other.publish();
        }
        assertThat(target).hasContent("theirs");
    }
}
