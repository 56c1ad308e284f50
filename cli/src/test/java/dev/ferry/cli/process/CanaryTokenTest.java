package dev.ferry.cli.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server that repeats the token in everything that it says does not get it into anything that Ferry leaves behind. */
@Tag("slow")
final class CanaryTokenTest {
    private static final String CANARY = SimulatedWorkspace.TOKEN;

    @TempDir
    private Path folder;

    /** Where the token was looked for, so that a look at nothing is noticed. */
    private final Set<String> looked = new HashSet<>();

    private final Map<String, String> found = new TreeMap<>();

    @Test
    void the_token_is_in_no_file_no_output_and_no_argument_after_a_run_with_failures() throws Exception {
        try (SimulatedWorkspace workspace = SimulatedWorkspace.make(folder);
                EchoingProxy proxy = EchoingProxy.before(workspace.hub().api())) {
            workspace.configure(workspace.hub().api().toString(), proxy.api().toString());
            run(workspace, "doctor", "--json");
            run(workspace, "export");
            // A 403 for all ends the first run, what was refused alone fails in the second.
            assertThat(run(workspace, "--verbose", "import")).isEqualTo(5);
            assertThat(run(workspace, "--verbose", "import")).isEqualTo(6);
            run(workspace, "status");
            run(workspace, "failures");
            run(workspace, "retry");
            assertThat(run(workspace, "--verbose", "import")).isZero();
            run(workspace, "--verbose", "transfer");
            run(workspace, "rewrite");
            run(workspace, "verify");
            run(workspace, "map", "--format", "csv");
            workspace.hub().revoke(CANARY);
            assertThat(run(workspace, "--verbose", "verify")).isEqualTo(5);

            lookAtFiles();
            assertThat(proxy.echoes()).isEqualTo(8);
        }
        assertThat(looked)
                .contains("ferry.db", "ferry.log", "archive.zip", "verify-report.json", "arguments", "output");
        assertThat(found).isEmpty();
    }

    private int run(SimulatedWorkspace workspace, String... arguments) throws Exception {
        Path out = Files.createTempFile("ferry", ".out");
        Path err = Files.createTempFile("ferry", ".err");
        Process process = workspace.process().start(out, err, arguments);
        String name = "ferry " + String.join(" ", arguments);
        while (!process.waitFor(100, TimeUnit.MILLISECONDS)) {
            Path line = Path.of("/proc", Long.toString(process.pid()), "cmdline");
            if (Files.exists(line)) {
                look("arguments", name, Files.readAllBytes(line));
            }
        }
        look("output", name, Files.readAllBytes(out));
        look("output", name, Files.readAllBytes(err));
        Files.delete(out);
        Files.delete(err);
        return process.exitValue();
    }

    private void lookAtFiles() throws IOException {
        try (var files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                look(folder.relativize(file).toString(), "", Files.readAllBytes(file));
            }
        }
    }

    private void look(String where, String what, byte[] bytes) {
        looked.add(where);
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        for (String form : forms()) {
            int at = text.indexOf(form);
            if (at >= 0) {
                found.put(where + " " + what, text.substring(Math.max(0, at - 80), Math.min(text.length(), at + 80)));
            }
        }
    }

    private static List<String> forms() {
        Base64.Encoder base64 = Base64.getEncoder().withoutPadding();
        return List.of(
                CANARY,
                new StringBuilder(CANARY).reverse().toString(),
                base64.encodeToString(CANARY.getBytes(StandardCharsets.UTF_8)));
    }
}
