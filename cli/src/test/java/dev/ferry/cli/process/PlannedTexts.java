package dev.ferry.cli.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ferry.fixtures.hub.IssueView;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/** The final repository's texts before a rewrite, as files that its plan can be applied to by somebody else's program. */
final class PlannedTexts {
    private static final Path GIT = Path.of("/usr/bin/git");

    private final Path folder;

    private PlannedTexts(Path folder) {
        this.folder = folder;
    }

    static PlannedTexts before(SimulatedWorkspace workspace, Path folder) throws IOException {
        for (var text : texts(workspace).entrySet()) {
            Path file = folder.resolve(text.getKey());
            Files.createDirectories(file.getParent());
            Files.writeString(file, text.getValue());
        }
        return new PlannedTexts(folder);
    }

    /** Where there is git: what it makes of the texts is what stands there now. */
    void areAsPlanned(Path plan, SimulatedWorkspace workspace) throws IOException, InterruptedException {
        if (!Files.isExecutable(GIT)) {
            return;
        }
        Process git = new ProcessBuilder(GIT.toString(), "apply", "--whitespace=nowarn", plan.toString())
                .directory(folder.toFile())
                .inheritIO()
                .start();
        assertThat(git.waitFor(1, TimeUnit.MINUTES)).isTrue();
        assertThat(git.exitValue()).isZero();
        for (var text : texts(workspace).entrySet()) {
            assertThat(Files.readString(folder.resolve(text.getKey())))
                    .as(text.getKey())
                    .isEqualTo(text.getValue());
        }
    }

    private static SortedMap<String, String> texts(SimulatedWorkspace workspace) {
        SortedMap<String, String> texts = new TreeMap<>();
        for (IssueView issue : workspace.hub().state().issues(SimulatedWorkspace.TARGET)) {
            texts.put(issue.number() + "/body", issue.body());
            issue.comments()
                    .forEach(comment -> texts.put(issue.number() + "/issuecomment-" + comment.id(), comment.body()));
        }
        return texts;
    }
}
