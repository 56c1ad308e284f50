package dev.ferry.cli.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ferry.archive.ConfigException;
import dev.ferry.exporter.FetchProgress;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The keys of {@code source:} that choose the way into the tracker. */
class SourceDoorTest {
    @TempDir
    Path folder;

    private SourceSection read(String keys, Map<String, String> environment) throws IOException {
        Files.writeString(folder.resolve("ferry.yaml"), "source: { tracker: roundup, " + keys + " }\n");
        return Workspace.open(folder, environment).configuration().needSource();
    }

    @Test
    void each_way_is_chosen_by_its_key() throws IOException {
        assertThat(read("database: 'jdbc:sqlite:db', files: f", Map.of()).needDoor())
                .isEqualTo(new SourceDoor.Sqlite(folder.resolve("db"), folder.resolve("f")));
        assertThat(read("database: 'jdbc:postgresql://localhost/roundup', user: joe, files: f", Map.of())
                        .needDoor())
                .isInstanceOf(SourceDoor.Postgres.class);
        assertThat(read("export: out", Map.of()).needDoor())
                .isEqualTo(new SourceDoor.AdminExport(folder.resolve("out")));
        assertThat(read("rest: 'https://bugs.example.org/'", Map.of()).needDoor())
                .isInstanceOf(SourceDoor.Rest.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "export: out, rest: 'https://bugs.example.org/' | one way into the tracker at a time",
                "database: 'jdbc:sqlite:db' | 'files' is missing beside it",
                "database: 'mysql://x', files: f | write jdbc:sqlite:PATH or jdbc:postgresql://HOST/NAME",
                "database: 'jdbc:postgresql://h/d?password=x', files: f | a password does not belong in the address",
                "rest: 'https://bugs.example.org/', password: p | 'user' is missing beside it",
                "rest: 'https://bugs.example.org/', user: u, password: p, token: t | both 'token' and 'password'",
                "rest: 'http://bugs.example.org/' | use https",
                "rest: 'https://bugs.example.org/', connections: 65 | from 1 to 64",
            })
    void what_does_not_go_together_is_refused(String keys, String words) {
        assertThatThrownBy(() -> read(keys, Map.of()))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("ferry.yaml line 1")
                .hasMessageContaining(words);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "database: 'jdbc:postgresql://localhost:1/none', user: joe, password: '${NOT_SET}', files: . | source.password",
                "rest: 'https://bugs.example.org/', user: joe, password: '${NOT_SET}' | source.password",
                "rest: 'https://bugs.example.org/', token: '${NOT_SET}' | source.token",
            })
    void a_secret_that_is_not_set_is_named_with_its_key(String keys, String key) throws IOException {
        URI url = URI.create("https://bugs.example.org/");
        SourceDoor door = read("url: '" + url + "', " + keys, Map.of()).needDoor();
        assertThatThrownBy(() -> door.open(url, folder, FetchProgress.silent()))
                .isInstanceOf(ConfigException.class)
                .hasMessageContainingAll("ferry.yaml: " + key, "the environment variable NOT_SET is not set");
    }

    @Test
    void a_password_is_looked_up_when_it_is_needed_and_never_shown() throws IOException {
        String keys = "url: 'https://bugs.example.org/', database: 'jdbc:postgresql://localhost:1/none', user: joe,"
                + " password: '${TRACKER_PASSWORD}', files: .";
        SourceSection source = read(keys, Map.of("TRACKER_PASSWORD", "two words"));
        assertThat(source.toString()).doesNotContain("two words");
        assertThatThrownBy(() ->
                        source.needDoor().open(URI.create("https://bugs.example.org/"), folder, FetchProgress.silent()))
                .hasMessageContaining("jdbc:postgresql://localhost:1/none")
                .hasMessageNotContaining("two words");
        assertThatThrownBy(() -> read(keys, Map.of())
                        .needDoor()
                        .open(URI.create("https://bugs.example.org/"), folder, FetchProgress.silent()))
                .hasMessageContaining("TRACKER_PASSWORD");
    }

    @Test
    void without_a_way_the_message_names_all_of_them() throws IOException {
        SourceSection source = read("url: 'https://bugs.example.org/'", Map.of());
        assertThatThrownBy(source::needDoor)
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("database:")
                .hasMessageContaining("export:")
                .hasMessageContaining("rest:");
    }
}
