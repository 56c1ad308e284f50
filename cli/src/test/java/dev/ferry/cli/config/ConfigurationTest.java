package dev.ferry.cli.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ferry.archive.ConfigException;
import dev.ferry.exporter.PrivateRule;
import dev.ferry.exporter.redaction.Redaction;
import dev.ferry.exporter.redaction.RedactionRule;
import dev.ferry.github.Secret;
import dev.ferry.github.TokenSource;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ConfigurationTest {
    @TempDir
    private Path folder;

    private Configuration read(String yaml, Map<String, String> environment) throws IOException {
        Files.writeString(folder.resolve("ferry.yaml"), yaml);
        return Workspace.open(folder, environment).configuration();
    }

    private void refused(String yaml, String... parts) {
        assertThatThrownBy(() -> read(yaml, Map.of()))
                .isInstanceOf(ConfigException.class)
                .hasMessageContainingAll(parts);
    }

    @Test
    void every_key_is_read() throws IOException {
        Configuration configuration = read("""
                source:
                  tracker: roundup
                  url: https://bugs.example.org/
                  database: "jdbc:sqlite:tracker/db/db"
                  files: tracker/db/files
                  private: [ "type=security" ]
                  spam-cut-off: 0.5
                  redact:
                    - { name: api key, pattern: 'xk-[0-9]+$' }
                    - name: host
                      pattern: '\\b\\w+\\.internal\\b'
                github: { api: "http://127.0.0.1:8080/", token: "${TOKEN}" }
                staging: { repository: example/staging }
                target: { repository: example/project }
                mapping:
                  preset: bpo
                  users: users.csv
                  labels: labels.yaml
                  mentions: live
                  lock: [ { property: keywords, pattern: 'fl.*e', reason: too heated }, { property: status, value: closed } ]
                limits: { writes-per-minute: 80, writes-per-hour: "${PER_HOUR}", concurrency: 2 }
                ledger: jdbc:sqlite:state/ferry.db
                reconcile: { quiet: 2m }
                """, Map.of("TOKEN", "t0ken", "PER_HOUR", "500"));

        SourceSection source = configuration.needSource();
        assertThat(source.needUrl()).isEqualTo(URI.create("https://bugs.example.org/"));
        assertThat(source.needDoor())
                .isEqualTo(new SourceDoor.Sqlite(folder.resolve("tracker/db/db"), folder.resolve("tracker/db/files")));
        assertThat(source.privateIssues()).containsExactly(new PrivateRule("type", "security"));
        assertThat(source.spamCutOff()).isEqualTo(0.5);
        assertThat(source.redactions()).extracting(RedactionRule::name).containsExactly("api key", "host");
        assertThat(new Redaction(source.redactions()).text("db.internal xk-1"))
                .isEqualTo("[redacted: host] [redacted: api key]");
        assertThat(configuration.github().api()).isEqualTo(URI.create("http://127.0.0.1:8080"));
        assertThat(configuration.needStaging().repository()).hasToString("example/staging");
        assertThat(configuration.needTarget().repository()).hasToString("example/project");
        assertThat(configuration.mapping().preset()).hasValue("bpo");
        assertThat(configuration.mapping().users()).hasValue(folder.resolve("users.csv"));
        assertThat(configuration.mapping().labels()).hasValue(folder.resolve("labels.yaml"));
        assertThat(configuration.mapping().liveMentions()).isTrue();
        assertThat(configuration.mapping().lock())
                .extracting(rule -> rule.property() + " " + rule.lock().reason())
                .containsExactly("keywords Optional[TOO_HEATED]", "status Optional.empty");
        assertThat(configuration.limits())
                .isEqualTo(new LimitsSection(Optional.of(80), Optional.of(500), Optional.of(2)));
        assertThat(configuration.database()).isEqualTo(folder.resolve("state/ferry.db"));
        assertThat(configuration.reconcile().quiet()).isEqualTo(Duration.ofMinutes(2));
    }

    @Test
    void what_is_absent_gets_its_default() throws IOException {
        Configuration configuration = read("# nothing yet\n", Map.of());
        assertThat(configuration.github().api()).isEqualTo(URI.create("https://api.github.com"));
        assertThat(configuration.database()).isEqualTo(folder.resolve("ferry.db"));
        assertThat(configuration.reconcile().quiet()).isEqualTo(Duration.ofSeconds(60));
        assertThat(configuration.mapping().liveMentions()).isFalse();
        assertThat(configuration.limits()).isEqualTo(LimitsSection.absent());
        assertThatThrownBy(configuration::needStaging)
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("'staging'");
    }

    @Test
    void the_file_that_init_writes_is_read() throws IOException {
        try (var template = Workspace.class.getResourceAsStream("/dev/ferry/cli/setup/ferry.yaml")) {
            Files.write(folder.resolve("ferry.yaml"), template.readAllBytes());
        }
        Configuration configuration = Workspace.open(folder, Map.of()).configuration();
        assertThat(configuration.needSource().tracker()).isEqualTo(TrackerKind.ROUNDUP);
    }

    @Test
    void an_unknown_key_is_refused_with_its_place_and_the_key_that_was_meant() {
        refused("stagin: { repository: a/b }\n", "ferry.yaml line 1, column 1", "'stagin'", "did you mean 'staging'?");
        refused(
                "github:\n  tokn: x\n",
                "ferry.yaml line 2, column 3",
                "github: the key 'tokn'",
                "did you mean 'token'?");
        refused("limits:\n  burst: 3\n", "the keys here are concurrency, writes-per-hour, writes-per-minute");
    }

    @Test
    void a_key_that_stands_twice_is_refused() {
        refused("ledger: jdbc:sqlite:a\nledger: jdbc:sqlite:b\n", "line 2", "'ledger'");
    }

    @Test
    void a_broken_file_is_refused_with_line_and_column() {
        refused("github: { api: https://x.example\nstaging: [\n", "ferry.yaml line 2, column ", "this is no YAML: ");
        refused("staging:\n\trepository: a/b\n", "ferry.yaml line 2, column 1: this is no YAML: ", "(TAB)");
        refused("ledger: jdbc:sqlite:a\n---\nledger: jdbc:sqlite:b\n", "ferry.yaml line 3", "a second document");
    }

    @Test
    void everything_that_is_wrong_is_told_at_once_in_the_files_order() {
        assertThatThrownBy(() -> read("""
                        source:
                          trackr: roundup
                          spam-cut-off: 7
                          private: [ type=security, security, { a: b } ]
                        github: { api: "http://github.example", token: x, token-file: y }
                        staging: example/staging
                        target: { repositry: nothing, repository: nothing }
                        limits:
                          concurrency: 0
                          concurrency: 1
                        ledger: "jdbc:sqlite:${NOWHERE}/ferry.db"
                        mappings: { preset: bpo }
                        """, Map.of()))
                .isInstanceOf(ConfigException.class)
                .satisfies(e -> assertThat(String.valueOf(e.getMessage()).lines())
                        .satisfiesExactly(
                                line -> assertThat(line)
                                        .isEqualTo("ferry.yaml line 1, column 1: source: the key 'tracker' is missing;"
                                                + " write tracker: roundup"),
                                line -> assertThat(line)
                                        .isEqualTo("ferry.yaml line 2, column 3: source: the key 'trackr' is not"
                                                + " known; did you mean 'tracker'? The keys here are connections,"
                                                + " database, export, files, frozen, password, private, redact, rest,"
                                                + " spam-cut-off, token, tracker, url, user"),
                                line -> assertThat(line)
                                        .isEqualTo("ferry.yaml line 3, column 17: source.spam-cut-off: it is a number"
                                                + " from 0 to 1, not 7.0"),
                                line -> assertThat(line)
                                        .startsWith("ferry.yaml line 4, column 29: source.private[2]: 'security' is"),
                                line -> assertThat(line)
                                        .startsWith("ferry.yaml line 4, column 39: source.private[3]: one value is"),
                                line -> assertThat(line)
                                        .startsWith("ferry.yaml line 5, column 16: github.api: 'http://github.example'"
                                                + " would send"),
                                line -> assertThat(line)
                                        .startsWith("ferry.yaml line 5, column 51: github: both 'token' and"),
                                line -> assertThat(line)
                                        .startsWith("ferry.yaml line 6, column 10: staging: a group of keys is needed"),
                                line -> assertThat(line)
                                        .contains("line 7, column 11: target: the key 'repositry' is not known"),
                                line -> assertThat(line).contains("line 7, column 43: target.repository: "),
                                line -> assertThat(line)
                                        .startsWith("ferry.yaml line 9, column 16: limits.concurrency: it is a number"),
                                line -> assertThat(line)
                                        .startsWith("ferry.yaml line 10, column 3: the key 'concurrency' stands twice,"
                                                + " first on line 9"),
                                line -> assertThat(line)
                                        .startsWith("ferry.yaml line 11, column 9: ledger: the environment variable"
                                                + " NOWHERE is not set"),
                                line -> assertThat(line)
                                        .startsWith("ferry.yaml line 12, column 1: the key 'mappings' is not known;"
                                                + " did you mean 'mapping'?")));
    }

    @Test
    void every_bad_redaction_is_told_with_its_place() {
        assertThatThrownBy(() -> read("""
                        source:
                          tracker: roundup
                          redact:
                            - { name: open, pattern: '(never closed' }
                            - { name: '@joe', pattern: 'x' }
                            - { name: open, pattern: 'y*' }
                            - { name: nothing }
                            - { pattern: 'z', patern: 'z' }
                            - just text
                        """, Map.of()))
                .isInstanceOf(ConfigException.class)
                .satisfies(e -> assertThat(String.valueOf(e.getMessage()).lines())
                        .satisfiesExactly(
                                line -> assertThat(line)
                                        .startsWith("ferry.yaml line 4, column 30: source.redact[1].pattern: it is no"
                                                + " pattern in RE2 syntax"),
                                line -> assertThat(line)
                                        .startsWith("ferry.yaml line 5, column 15: source.redact[2].name: '@joe' is no"
                                                + " name"),
                                line -> assertThat(line)
                                        .startsWith("ferry.yaml line 6, column 15: source.redact[3].name: the name"
                                                + " 'open' stands there twice"),
                                line -> assertThat(line)
                                        .startsWith("ferry.yaml line 6, column 30: source.redact[3].pattern: it fits"
                                                + " the empty text"),
                                line -> assertThat(line)
                                        .startsWith("ferry.yaml line 7, column 7: source.redact[4]: the key 'pattern'"
                                                + " is missing"),
                                line -> assertThat(line)
                                        .startsWith("ferry.yaml line 8, column 7: source.redact[5]: the key 'name' is"
                                                + " missing"),
                                line -> assertThat(line)
                                        .startsWith("ferry.yaml line 8, column 23: source.redact[5]: the key 'patern'"
                                                + " is not known; did you mean 'pattern'?"),
                                line -> assertThat(line)
                                        .isEqualTo("ferry.yaml line 9, column 7: source.redact[6]: a group of keys is"
                                                + " needed here")));
        refused("source: { tracker: roundup, redact: { name: a, pattern: b } }\n", "a list of groups is needed here");
    }

    @Test
    void a_value_of_the_wrong_shape_is_refused() {
        refused("staging: example/staging\n", "staging: a group of keys is needed here");
        refused("ledger: [ a ]\n", "ledger: one value is needed here");
        refused("source: { tracker: roundup, private: a=b }\n", "source.private: a list is needed here");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "staging: { repository: nothing } | staging.repository: not a repository name: 'nothing'",
                "staging: { } | the key 'repository' is missing",
                "staging: { repository: } | the key 'repository' is missing",
                "reconcile: { quiet: 60 } | reconcile.quiet: '60' is not a duration",
                "ledger: jdbc:h2:x | ledger: 'jdbc:h2:x' is not a SQLite database",
                "limits: { concurrency: 101 } | limits.concurrency: it is a number from 1 to 100, not 101",
                "limits: { writes-per-hour: 0 } | limits.writes-per-hour: it is a number of at least 1, not 0",
                "limits: { writes-per-hour: many } | 'many' is not a whole number of at least 1",
                "mapping: { mentions: loud } | 'neutral' or 'live', not 'loud'",
                "mapping: { markup: rst } | it is one of by-type, plain, html, not 'rst'",
                "mapping: { state: { property: status } } | mapping.state: 'closed' is needed beside it",
                "mapping: { state: { reasons: [ { property: a, reason: completed } ] } } | reasons[1]: the key 'value' is missing",
                "mapping: { state: { reasons: [ { value: a, reason: completed } ] } } | the key 'property' is missing",
                "mapping: { state: { reasons: [ { property: a, value: b, reason: wontfix } ] } } | completed, not_planned, duplicate, not 'wontfix'",
                "mapping: { state: { reasons: [ { property: a, pattern: '(', reason: completed } ] } } | is no regular expression of RE2's",
                "mapping: { state: { reasons: [ { property: a, value: b, pattern: c, reason: completed } ] } } | it stands beside 'value'",
                "mapping: { lock: { property: a, value: b } } | mapping.lock: a list of groups is needed here",
                "mapping: { lock: [ { property: a, value: b, reason: rude } ] } | mapping.lock[1].reason: it is one of off-topic, too heated, resolved, spam, not 'rude'",
                "mapping: { lock: [ { property: a, value: b }, { value: c } ] } | mapping.lock[2]: the key 'property' is missing; write property: keywords",
                "mapping: { lock: [ { property: a, pattern: '(' } ] } | is no regular expression of RE2's",
                "mapping: { lock: [ { property: a, value: b, pattern: c } ] } | it stands beside 'value'",
                "mapping: { attachments: { show: some } } | mapping.attachments.show: it is one of all, texts, images, none, not 'some'",
                "mapping: { attachments: { text-bytes: 99999 } } | mapping.attachments.text-bytes: it is a number from 1 to 32768, not 99999",
                "source: { tracker: trac } | the tracker 'trac' is not known",
                "source: { tracker: roundup, spam-cut-off: 1.1 } | a number from 0 to 1, not 1.1",
                "source: { tracker: roundup, private: [ security ] } | source.private[1]: 'security' is not of the form",
                "github: { api: http://github.example } | would send the token in the clear",
                "github: { api: http://localhost.example.org } | would send the token in the clear",
                "github: { api: ftp://127.0.0.1 } | is not a web address",
                "github: { api: https://me:secret@example.org } | no user, query or fragment",
            })
    void a_bad_value_is_refused_by_key(String yaml, String message) {
        refused(yaml + "\n", "ferry.yaml", message);
    }

    @ParameterizedTest
    @CsvSource({"http://127.0.0.1:1", "http://localhost:8080", "http://[::1]:99", "https://ghe.example.org/api/v3"})
    void plain_http_is_taken_to_this_machine_only(String api) throws IOException {
        assertThat(read("github: { api: '" + api + "' }\n", Map.of()).github().api())
                .isEqualTo(URI.create(api));
    }

    @Test
    void a_variable_that_is_not_set_is_named() {
        refused("ledger: jdbc:sqlite:${STATE}/ferry.db\n", "ferry.yaml line 1", "variable STATE is not set");
        refused("ledger: jdbc:sqlite:${1x}\n", "'${1x}' is not a variable");
        refused("ledger: jdbc:sqlite:${x\n", "'${x' is not a variable");
    }

    @Test
    void the_token_is_missed_only_when_it_is_needed() throws IOException {
        GitHubSection github =
                read("github: { token: '${FERRY_TOKEN}' }\n", Map.of()).github();
        assertThatThrownBy(github::needTokens)
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("FERRY_TOKEN is not set");
        GitHubSection none = read("github: { }\n", Map.of()).github();
        assertThatThrownBy(none::needTokens).isInstanceOf(ConfigException.class).hasMessageContaining("'token'");
    }

    @Test
    void the_token_can_come_from_a_file() throws IOException {
        Files.writeString(folder.resolve("token"), "abc\n");
        assertThat(read("github: { token-file: token }\n", Map.of()).github().needTokens())
                .singleElement()
                .satisfies(source -> {
                    assertThat(source.mayChange()).isTrue();
                    assertThat(source.read().orElseThrow()).hasToString("***");
                    Files.writeString(folder.resolve("token"), "another\n");
                    assertThat(source.read()).contains(new Secret("another"));
                    Files.writeString(folder.resolve("token"), "");
                    assertThat(source.read()).isEmpty();
                });
        GitHubSection missing =
                read("github: { token-file: nowhere }\n", Map.of()).github();
        assertThatThrownBy(missing::needTokens)
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("nowhere");
        refused("github: { token: x, token-file: y }\n", "both 'token' and 'token-file'");
    }

    @Test
    void several_tokens_are_a_list_and_no_two_are_the_same() throws IOException {
        String two = "github: { tokens: ['${ONE}', '${OTHER}'] }\n";
        assertThat(read(two, Map.of("ONE", "a", "OTHER", "b")).github().needTokens())
                .extracting(TokenSource::name)
                .containsExactly("github.tokens[1]", "github.tokens[2]");
        assertThat(read(two, Map.of("ONE", "a", "OTHER", "b")).github().needTokens())
                .allSatisfy(source -> assertThat(source.mayChange()).isFalse())
                .extracting(TokenSource::cure)
                .satisfiesExactly(
                        cure -> assertThat(cure).contains("set ONE to a new one"),
                        cure -> assertThat(cure).contains("set OTHER to a new one"));
        GitHubSection same = read(two, Map.of("ONE", "a", "OTHER", "a")).github();
        assertThatThrownBy(same::needTokens)
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("the same token is there twice");
        GitHubSection missing = read(two, Map.of("ONE", "a")).github();
        assertThatThrownBy(missing::needTokens)
                .isInstanceOf(ConfigException.class)
                .hasMessageContainingAll("github.tokens[2]", "OTHER is not set");
        refused("github: { tokens: [a], token: b }\n", "both 'tokens' and 'token'");
        refused("github: { tokens: a }\n", "a list is needed here");
    }

    @Test
    void no_message_and_no_text_of_the_configuration_shows_the_token() throws IOException {
        Configuration configuration =
                read("github: { token: '${FERRY_TOKEN}' }\n", Map.of("FERRY_TOKEN", "planted secret"));
        assertThat(configuration.toString()).doesNotContain("planted");
        assertThatThrownBy(configuration.github()::needTokens)
                .isInstanceOf(ConfigException.class)
                .hasMessageNotContaining("planted");
    }

    @Test
    void a_folder_without_the_file_is_told_how_to_become_a_workspace() {
        assertThatThrownBy(() -> Workspace.open(folder, Map.of()))
                .isInstanceOf(ConfigException.class)
                .hasMessageContainingAll("there is no ferry.yaml in " + folder, "ferry init");
    }
}
