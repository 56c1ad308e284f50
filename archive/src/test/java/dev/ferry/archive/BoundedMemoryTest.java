package dev.ferry.archive;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("slow")
class BoundedMemoryTest {
    @TempDir
    Path folder;

    @Test
    void ten_thousand_issues_and_a_file_larger_than_the_heap_fit_in_a_small_heap()
            throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx96m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        ArchiveScale.class.getName(),
                        folder.resolve("a.zip").toString(),
                        "10000",
                        "300")
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
        assertThat(output).contains("write: ", "read: ", "verify: ");
    }
}
