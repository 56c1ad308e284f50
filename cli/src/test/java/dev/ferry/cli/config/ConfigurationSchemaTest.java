package dev.ferry.cli.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import dev.ferry.cli.setup.InitCommand;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What editors are told of ferry.yaml and labels.yaml is what their readers take. */
final class ConfigurationSchemaTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final ObjectMapper YAML = new YAMLMapper();
    private static final Pattern KEYS =
            Pattern.compile("the key 'no-such-key' is not known; the keys here are ([^\n]*)");

    /** A group of keys, and a file that has nothing but it; %s stands for what is in it. */
    private record Group(String path, String file, JsonNode schema) {
        @Override
        public String toString() {
            return path;
        }
    }

    static Stream<Group> groups() throws IOException {
        List<Group> groups = new ArrayList<>();
        add(new Group("ferry.yaml", "%s", schema("ferry")), groups);
        return groups.stream();
    }

    private static void add(Group group, List<Group> groups) {
        groups.add(group);
        group.schema().path("properties").properties().forEach(field -> {
            String file = group.file().formatted("\"" + field.getKey() + "\": %s");
            String path = group.path() + " " + field.getKey();
            JsonNode inner = field.getValue();
            if (inner.has("properties")) {
                add(new Group(path, file.formatted("{%s}"), inner), groups);
            } else if (inner.path("items").has("properties")) {
                add(new Group(path, file.formatted("[{%s}]"), inner.path("items")), groups);
            }
        });
    }

    @ParameterizedTest
    @MethodSource("groups")
    void each_group_has_the_keys_that_its_reader_knows(Group group) {
        String message = refusal("{" + group.file().formatted("\"no-such-key\": 1") + "}");
        Matcher keys = KEYS.matcher(message);
        assertThat(keys.find()).as("told in: %s", message).isTrue();
        List<String> known = new ArrayList<>();
        group.schema().path("properties").fieldNames().forEachRemaining(known::add);
        assertThat(new TreeSet<>(Arrays.asList(keys.group(1).split(", ")))).isEqualTo(new TreeSet<>(known));
        assertThat(group.schema().path("additionalProperties").asBoolean(true)).isFalse();
    }

    @ParameterizedTest
    @MethodSource("groups")
    void each_choice_is_one_that_its_reader_has(Group group) {
        group.schema().path("properties").properties().forEach(field -> {
            // Beside the words there is a variable's place.
            JsonNode choices = field.getValue().path("anyOf").path(0).path("enum");
            if (choices.isArray() && !field.getKey().equals("preset")) {
                choices.forEach(choice -> assertThat(refusal(file(group, field.getKey(), choice.asText())))
                        .doesNotContain("'" + choice.asText() + "'"));
                assertThat(refusal(file(group, field.getKey(), "no-such-choice")))
                        .contains("'no-such-choice'");
            }
        });
    }

    private static String file(Group group, String key, String value) {
        return "{" + group.file().formatted("\"" + key + "\": \"" + value + "\"") + "}";
    }

    private static String refusal(String yaml) {
        Throwable refused = catchThrowable(() -> new ConfigurationReader(Path.of("/workspace"), Map.of()).read(yaml));
        return refused == null ? "" : String.valueOf(refused.getMessage());
    }

    @Test
    void what_init_writes_is_as_the_schema_says() throws IOException {
        try (InputStream template = InitCommand.class.getResourceAsStream("ferry.yaml")) {
            assertThat(validator("ferry").validate(YAML.readTree(template))).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "mapping: { preset: bop }",
                "mapping: { mentoins: live }",
                "staging: { driver: bulk }",
                "github: { token: ghp_0123456789 }",
                "source: { tracker: jira }",
                "limits: { writes-per-minute: [ 1 ] }",
                "reconcile: { quiet: soon }",
                "staging: { repository: nobody }",
                "mapping: { references: { preset-patterns: perhaps } }",
                "mapping: { milestone: { rules: [] } }",
                "mapping: { milestone: { property: a, rules: [ { value: b } ] } }",
                "mapping: { milestone: { property: a, rules: [ { title: b } ] } }",
                "mapping: { milestone: { property: a, rules: [ { value: b, drop: false } ] } }",
                "mapping: { milestone: { property: a, rules: [ { value: b, title: c, drop: true } ] } }",
                "mapping: { milestone: { property: a, rules: [ { value: b, pattern: b, title: c } ] } }",
                "mapping: { milestone: { property: a, rules: [ { value: b, title: c, due: 4.10.2021 } ] } }"
            })
    void a_mistake_is_seen_by_an_editor(String yaml) throws IOException {
        assertThat(validator("ferry").validate(YAML.readTree(yaml))).isNotEmpty();
    }

    @Test
    void a_variable_may_stand_wherever_the_reader_fills_it_in() throws IOException {
        String yaml = """
                source: { tracker: "${TRACKER}", private: [ "${PRIVATE}" ] }
                staging: { repository: "${OWNER}/staging", driver: "${DRIVER}", references: "${REFERENCES}" }
                target: { repository: "${TARGET}" }
                mapping:
                  preset: "${PRESET}"
                  mentions: "${MENTIONS}"
                  markup: "${MARKUP}"
                  pull-requests: "${TARGET}"
                  attachments: { show: "${SHOW}" }
                  milestone: { property: a, rules: [ { value: b, title: c, due: "${DAY}", drop: "${NO}" } ] }
                  state: { reasons: [ { property: a, value: b, reason: "${REASON}" } ] }
                  lock: [ { property: a, value: b, reason: "${LOCK}" } ]
                  references: { preset-patterns: "${NO}" }
                  relations: { dependencies: "${DEPENDENCIES}", superseder: "${SUPERSEDER}" }
                reconcile: { quiet: "${QUIET}" }
                """;
        assertThat(validator("ferry").validate(YAML.readTree(yaml))).isEmpty();
        Map<String, String> environment = Map.ofEntries(
                Map.entry("TRACKER", "roundup"),
                Map.entry("PRIVATE", "type=security"),
                Map.entry("OWNER", "example"),
                Map.entry("DRIVER", "bulk"),
                Map.entry("REFERENCES", "legacy"),
                Map.entry("TARGET", "example/project"),
                Map.entry("PRESET", "bpo"),
                Map.entry("MENTIONS", "live"),
                Map.entry("MARKUP", "plain"),
                Map.entry("SHOW", "none"),
                Map.entry("DAY", "2021-10-04"),
                Map.entry("NO", "false"),
                Map.entry("REASON", "completed"),
                Map.entry("LOCK", "too heated"),
                Map.entry("DEPENDENCIES", "native"),
                Map.entry("SUPERSEDER", "text"),
                Map.entry("QUIET", "5s"));
        assertThat(new ConfigurationReader(Path.of("/workspace"), environment)
                        .read(yaml)
                        .reconcile()
                        .quiet())
                .hasSeconds(5);
    }

    @Test
    void milestone_rules_are_as_the_schema_says() throws IOException {
        String yaml = """
                mapping:
                  milestone:
                    property: versions
                    rules:
                      - { value: Python 3.10, title: 3.10, due: 2021-10-04, description: The tenth }
                      - { pattern: "Python (3\\\\.[0-9]+)", title: "{star}", drop: false }
                      - { value: "*", drop: true }
                """;
        assertThat(validator("ferry").validate(YAML.readTree(yaml))).isEmpty();
        assertThat(refusal(yaml)).isEmpty();
        assertThat(validator("ferry").validate(YAML.readTree("mapping: { milestone: versions }")))
                .isEmpty();
    }

    @Test
    void label_rules_are_as_the_schema_says() throws IOException {
        JsonSchema schema = validator("labels");
        assertThat(schema.validate(YAML.readTree("""
                preset: true
                labels:
                  - { property: type, value: behavior, label: type-bug, color: d73a4a, description: Something is wrong }
                  - { property: priority, value: normal, drop: true }
                  - { property: versions, pattern: "Python (3\\\\.[0-9]+)", label: "{star}", drop: false }
                """))).isEmpty();
        for (String rule : List.of(
                "{ value: x, label: y }",
                "{ property: type, label: y }",
                "{ property: type, value: x }",
                "{ property: type, value: x, pattern: x, label: y }",
                "{ property: type, value: x, label: y, colour: d73a4a }",
                "{ property: type, value: x, label: y, drop: true }",
                "{ property: type, value: x, drop: false }",
                "{ property: type, value: x, label: \" \" }",
                "{ property: type, value: x, label: y, color: red }")) {
            assertThat(schema.validate(YAML.readTree("labels: [ " + rule + " ]")))
                    .as(rule)
                    .isNotEmpty();
        }
    }

    private static JsonSchema validator(String name) throws IOException {
        return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(schema(name));
    }

    private static JsonNode schema(String name) throws IOException {
        try (InputStream in = InitCommand.class.getResourceAsStream(name + ".schema.json")) {
            return JSON.readTree(Objects.requireNonNull(in, name));
        }
    }
}
