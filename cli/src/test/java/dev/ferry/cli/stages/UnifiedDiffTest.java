package dev.ferry.cli.stages;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class UnifiedDiffTest {
    private static final Path GIT = Path.of("/usr/bin/git");

    @TempDir
    private Path folder;

    @Test
    void a_changed_line_has_three_around_it_and_a_last_one_without_an_end_is_told() throws IOException {
        assertThat(diff(
                        "1\n2\n3\n4\nsee bpo-5\n6\n7\n8\n9\n10\n11\n12 bpo-12",
                        "1\n2\n3\n4\nsee #5\n6\n7\n8\n9\n10\n11\n12 #12"))
                .isEqualTo("""
                        --- a/text
                        +++ b/text
                        @@ -2,11 +2,11 @@
                         2
                         3
                         4
                        -see bpo-5
                        +see #5
                         6
                         7
                         8
                         9
                         10
                         11
                        -12 bpo-12
                        \\ No newline at end of file
                        +12 #12
                        \\ No newline at end of file
                        """);
    }

    @Test
    void what_is_the_same_is_no_change_and_what_lies_apart_is_two() throws IOException {
        assertThat(diff("a\nb", "a\nb")).isEmpty();
        String before = "x\n" + "-\n".repeat(9) + "x\n";
        assertThat(diff(before, before.replace("x", "y")).lines().filter(line -> line.startsWith("@@")))
                .containsExactly("@@ -1,4 +1,4 @@", "@@ -8,4 +8,4 @@");
    }

    /** Any two texts: what a program that never saw ours makes of the first is the second. */
    @Test
    void git_makes_of_the_old_text_the_new_one() throws Exception {
        Assumptions.assumeTrue(Files.isExecutable(GIT), "no git on this machine");
        Random random = new Random(5);
        StringWriter all = new StringWriter();
        List<String> wanted = new ArrayList<>();
        for (int number = 0; number < 200; number++) {
            String before = text(random);
            String after = random.nextBoolean() ? before.replace("see bpo-1", "see #1") : text(random);
            Files.writeString(folder.resolve("text" + number), before);
            wanted.add(after);
            UnifiedDiff.write("text" + number, before, after, all);
        }
        Files.writeString(folder.resolve("plan.diff"), all.toString());
        Process git = new ProcessBuilder(GIT.toString(), "apply", "--whitespace=nowarn", "plan.diff")
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("out").toFile())
                .start();
        assertThat(git.waitFor(1, TimeUnit.MINUTES)).isTrue();
        assertThat(git.exitValue()).as(Files.readString(folder.resolve("out"))).isZero();
        for (int number = 0; number < wanted.size(); number++) {
            assertThat(Files.readString(folder.resolve("text" + number))).isEqualTo(wanted.get(number));
        }
    }

    private static String text(Random random) {
        StringBuilder text = new StringBuilder();
        int lines = 1 + random.nextInt(40);
        for (int line = 0; line < lines; line++) {
            text.append(List.of("see bpo-1", "plain", "", "windows\r", "Grüße, -+@@")
                            .get(random.nextInt(5)))
                    .append(line + 1 < lines || random.nextBoolean() ? "\n" : "!");
        }
        return text.toString();
    }

    private static String diff(String before, String after) throws IOException {
        StringWriter out = new StringWriter();
        UnifiedDiff.write("text", before, after, out);
        return out.toString();
    }
}
