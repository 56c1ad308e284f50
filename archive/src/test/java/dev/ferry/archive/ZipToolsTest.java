package dev.ferry.archive;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The zip programs that people have at hand accept an archive. */
class ZipToolsTest {
    @TempDir
    Path folder;

    private Path zip;

    @BeforeEach
    void write() {
        zip = folder.resolve("a.zip");
        Sample.write(zip);
    }

    @Test
    void unzip_finds_nothing_wrong() throws IOException, InterruptedException {
        assertThat(run("unzip", "-t", zip.toString())).contains("No errors detected");
    }

    @Test
    void zipinfo_lists_every_entry_with_the_one_fixed_time() throws IOException, InterruptedException {
        assertThat(run("zipinfo", zip.toString()).lines().filter(line -> line.contains("80-Feb-01 00:00")))
                .hasSize(4)
                .anyMatch(line -> line.endsWith("manifest.json"));
    }

    private String run(String... command) throws IOException, InterruptedException {
        boolean installed = Arrays.stream(System.getenv("PATH").split(":"))
                .anyMatch(path -> Files.isExecutable(Path.of(path, command[0])));
        Assumptions.assumeTrue(installed, command[0] + " is not installed");
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
        return output;
    }
}
