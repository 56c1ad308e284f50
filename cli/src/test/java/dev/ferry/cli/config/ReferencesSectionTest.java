package dev.ferry.cli.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ferry.archive.ConfigException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The keys of {@code mapping: references} and what is said of wrong ones. */
final class ReferencesSectionTest {
    @TempDir
    private Path folder;

    private ReferencesSection read(String yaml) throws IOException {
        Files.writeString(folder.resolve("ferry.yaml"), yaml);
        return Workspace.open(folder, Map.of()).configuration().mapping().references();
    }

    @Test
    void every_key_is_read() throws IOException {
        ReferencesSection section = read("""
                mapping:
                  references:
                    hosts: [ "http://old.example.org/tracker/" ]
                    repository: example/project
                    commits: maps/commits.csv
                    branch: main
                    folders: [ Lib, Doc ]
                    versions: [ { prefix: "2.7", branch: maint-2.7 }, { prefix: "3.10", branch: "3.10" } ]
                    patterns:
                      - { pattern: 'RFC\\s?([0-9]{1,5})', url: "https://rfc.example.org/rfc{1}" }
                    preset-patterns: false
                """);

        assertThat(section.otherUrls()).containsExactly("http://old.example.org/tracker/");
        assertThat(section.repository().orElseThrow()).hasToString("example/project");
        assertThat(section.commits()).hasValue(folder.resolve("maps/commits.csv"));
        assertThat(section.branch()).hasValue("main");
        assertThat(section.folders()).containsExactly("Lib", "Doc");
        assertThat(section.versions()).isEqualTo(Map.of("2.7", "maint-2.7", "3.10", "3.10"));
        assertThat(section.patterns())
                .extracting(Object::toString)
                .containsExactly("RFC\\s?([0-9]{1,5}) -> https://rfc.example.org/rfc{1}");
        assertThat(section.presetPatterns()).isFalse();
    }

    /** What was read of an archive is kept under this text, from one process to the next. */
    @Test
    void the_section_s_text_has_one_order() throws IOException {
        String prefixes = "abcdefgh"
                .chars()
                .mapToObj(c -> "{ prefix: " + (char) c + "1, branch: x }")
                .collect(Collectors.joining(", "));
        ReferencesSection section =
                read("mapping: { references: { repository: example/project, versions: [ " + prefixes + " ] } }\n");
        assertThat(section.toString()).contains("{a1=x, b1=x, c1=x, d1=x, e1=x, f1=x, g1=x, h1=x}");
    }

    @Test
    void without_the_group_the_preset_s_patterns_count() throws IOException {
        assertThat(read("mapping: { preset: bpo }\n")).isEqualTo(ReferencesSection.absent());
        assertThat(ReferencesSection.absent().presetPatterns()).isTrue();
    }

    @Test
    void all_that_is_wrong_is_told_at_once_with_its_line() {
        assertThatThrownBy(() -> read("""
                        mapping:
                          references:
                            hosts: [ "old.example.org" ]
                            branch: "a b"
                            folders: [ Lib, ../x ]
                            versions: [ { prefix: "2.7" } ]
                            patterns:
                              - { pattern: 'a(', url: "https://x.example.org/" }
                              - { pattern: 'a', url: "https://{1}.example.org/" }
                              - { pattern: 'a', url: "https://x.example.org/{1}" }
                              - { pattern: 'a' }
                            preset-patterns: maybe
                            comits: commits.csv
                        """))
                .isInstanceOf(ConfigException.class)
                .satisfies(e -> assertThat(String.valueOf(e.getMessage()).lines())
                        .satisfiesExactly(
                                line -> says(
                                        line, "line 3, column 14", "hosts[1]: 'old.example.org' is not a web address"),
                                line -> says(line, "line 4, column 5", "'branch' needs 'repository'"),
                                line -> says(line, "line 4, column 13", "'a b' is not the name of a branch"),
                                line -> says(line, "line 5, column 5", "'folders' needs 'repository'"),
                                line -> says(line, "line 5, column 21", "folders[2]: '../x' is not a folder"),
                                line -> says(line, "line 6, column 5", "'versions' needs 'repository'"),
                                line -> says(line, "line 6, column 17", "versions[1]: the key 'branch' is missing"),
                                line -> says(line, "line 8", "patterns[1].pattern: 'a(' is no regular expression"),
                                line -> says(line, "line 9", "patterns[2].url", "groups behind the host only"),
                                line -> says(line, "line 10", "patterns[3].url", "has {1}, and the pattern no group"),
                                line -> says(line, "line 11", "patterns[4]: the key 'url' is missing"),
                                line -> says(line, "line 12", "preset-patterns: it is true or false, not 'maybe'"),
                                line -> says(line, "line 13", "'comits' is not known; did you mean 'commits'?")));
    }

    private static void says(String line, String... parts) {
        assertThat(line).startsWith("ferry.yaml ").contains(parts);
    }
}
