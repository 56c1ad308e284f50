package dev.ferry.cli.process;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import dev.ferry.fixtures.hub.IssueView;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code scripts/github-action}: its steps, run by a shell as GitHub's runner would, for the events that the example names. */
@Tag("slow")
final class GitHubActionTest {
    private static final Path ACTION =
            Path.of(System.getProperty("ferry.root", "")).toAbsolutePath().resolve("scripts/github-action");
    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());
    private static final Pattern EXPRESSION = Pattern.compile("\\$\\{\\{ ([a-z_.]+) }}");

    @TempDir
    private Path folder;

    @TempDir
    private Path checkout;

    private JsonNode action = YAML.missingNode();
    private JsonNode workflow = YAML.missingNode();

    private record Ended(int exit, String out) {}

    @BeforeEach
    void read() throws IOException {
        action = YAML.readTree(ACTION.resolve("action.yml").toFile());
        workflow = YAML.readTree(ACTION.resolve("example-workflow.yml").toFile());
    }

    @Test
    void the_issue_of_an_event_is_rewritten_and_a_second_run_edits_nothing() throws Exception {
        try (SimulatedWorkspace workspace = SimulatedWorkspace.make(folder)) {
            workspace.ferry("export").exits(0);
            workspace.ferry("import", "--only", "1-8").exits(0);
            workspace.ferry("transfer").exits(0);
            workspace.ferry("rewrite").exits(0);
            Path map = checkout.resolve("map.json");
            workspace
                    .ferry("map", "--format", "json", "--comments", "-o", map.toString())
                    .exits(0);
            IssueView issue =
                    workspace.hub().state().issue(SimulatedWorkspace.TARGET, 2).orElseThrow();
            String added = "::error::See bpo-1 and `bpo-1`. $(touch pwned) `touch pwned`\n\n";
            workspace.hub().hands().editBody(SimulatedWorkspace.TARGET, 2, "reader", added + issue.body());

            Ended first = run(workspace, "2");

            assertThat(first.exit()).as(first.out()).isZero();
            assertThat(first.out()).contains("Edited 1 text of the ", "  + ::error::See #1 and `bpo-1`");
            IssueView after =
                    workspace.hub().state().issue(SimulatedWorkspace.TARGET, 2).orElseThrow();
            assertThat(after.body()).isEqualTo(added.replace("See bpo-1", "See #1") + issue.body());
            assertThat(after.comments()).isEqualTo(issue.comments());
            assertThat(first.out().lines().filter(line -> line.startsWith("::")))
                    .hasSize(2)
                    .first()
                    .asString()
                    .startsWith("::stop-commands::");
            assertThat(run(workspace, "2").out()).contains("Edited 0 texts of the ");
            assertThat(run(workspace, "9999").out()).contains("the map has no issue under ");
            Ended hostile = run(workspace, "2; touch pwned");
            assertThat(hostile.exit()).isEqualTo(2);
            assertThat(hostile.out()).contains("no number");
            assertThat(workspace.hub().state().issue(SimulatedWorkspace.TARGET, 2))
                    .contains(after);
            assertThat(checkout.resolve("pwned")).doesNotExist();
            Files.delete(map);
            assertThat(run(workspace, "2").exit()).isEqualTo(3);
        }
    }

    @Test
    void no_script_holds_an_expression_and_the_example_calls_the_action_as_it_is() {
        List<JsonNode> steps = new ArrayList<>();
        action.path("runs").path("steps").forEach(steps::add);
        example().forEach(steps::add);
        assertThat(steps)
                .allSatisfy(step -> assertThat(step.path("run").asText("")).doesNotContain("${{"));
        assertThat(call().path("with").fieldNames())
                .toIterable()
                .allSatisfy(name ->
                        assertThat(action.path("inputs").has(name)).as(name).isTrue());
        assertThat(workflow.path("on").path("issues").path("types"))
                .extracting(JsonNode::asText)
                .contains("opened", "edited");
        assertThat(workflow.path("on").has("issue_comment")).isTrue();
        assertThat(workflow.path("permissions").path("issues").asText()).isEqualTo("write");
    }

    private JsonNode example() {
        return workflow.path("jobs").path("references").path("steps");
    }

    /** The step of the example that uses the action. */
    private JsonNode call() {
        for (JsonNode step : example()) {
            if (step.path("uses").asText().endsWith("/scripts/github-action")) {
                return step;
            }
        }
        throw new AssertionError("the example does not use the action");
    }

    /** Runs all steps as the runner does: values fill the environment, and the script goes to a file. */
    private Ended run(SimulatedWorkspace workspace, String issue) throws IOException, InterruptedException {
        Map<String, String> context = new HashMap<>(Map.of(
                "github.event.issue.number",
                issue,
                "github.repository",
                SimulatedWorkspace.TARGET,
                "github.token",
                SimulatedWorkspace.TOKEN,
                "github.action_path",
                ACTION.toString()));
        action.path("inputs").properties().forEach(input -> {
            String text = call().path("with")
                    .path(input.getKey())
                    .asText(input.getValue().path("default").asText(""));
            context.put("inputs." + input.getKey(), filled(text, context));
        });
        context.put("inputs.ferry", launcher());
        StringBuilder out = new StringBuilder();
        for (JsonNode step : action.path("runs").path("steps")) {
            assertThat(step.path("shell").asText()).isEqualTo("sh");
            Path script = Files.writeString(
                    folder.resolve("step.sh"), step.path("run").asText());
            Path said = folder.resolve("step.out");
            ProcessBuilder builder = new ProcessBuilder("sh", "-e", script.toString())
                    .directory(checkout.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(said.toFile());
            builder.environment().keySet().removeIf(name -> name.startsWith("JAVA_") || name.startsWith("GITHUB_"));
            builder.environment().put("GITHUB_API_URL", workspace.hub().api().toString());
            step.path("env")
                    .properties()
                    .forEach(variable -> builder.environment()
                            .put(variable.getKey(), filled(variable.getValue().asText(), context)));
            Process process = builder.start();
            assertThat(process.waitFor(3, TimeUnit.MINUTES)).isTrue();
            out.append(Files.readString(said));
            if (process.exitValue() != 0) {
                return new Ended(process.exitValue(), out.toString());
            }
        }
        return new Ended(0, out.toString());
    }

    private static String filled(String text, Map<String, String> context) {
        return EXPRESSION.matcher(text).replaceAll((MatchResult found) -> {
            assertThat(context).containsKey(found.group(1));
            return Matcher.quoteReplacement(context.get(found.group(1)));
        });
    }

    /** Starts the classes under test; the packaged program's own launcher has a test of its own. */
    private String launcher() throws IOException {
        Path script = folder.resolve("ferry under test");
        if (!Files.exists(script)) {
            String command = FerryProcess.classesUnderTest("256m").stream()
                    .map(word -> "'" + word + "'")
                    .collect(Collectors.joining(" "));
            Files.writeString(script, "#!/bin/sh\nexec " + command + " \"$@\"\n");
            assertThat(script.toFile().setExecutable(true)).isTrue();
        }
        return script.toString();
    }
}
