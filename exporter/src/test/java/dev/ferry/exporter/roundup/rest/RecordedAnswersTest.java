package dev.ferry.exporter.roundup.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ferry.archive.ConfigException;
import dev.ferry.archive.DataException;
import dev.ferry.exporter.FetchProgress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a real Roundup 2.6 answered, read by what reads it in an export. */
class RecordedAnswersTest {
    private static final Pauses ONCE = new Pauses(1, Duration.ZERO, Duration.ZERO);

    @TempDir
    Path folder;

    private RecordedServer server;

    @BeforeEach
    void start() throws Exception {
        server = RecordedServer.start();
    }

    @AfterEach
    void stop() {
        if (server != null) {
            server.close();
        }
    }

    private RestClient client(String tracker, Optional<String> authorization) {
        return new RestClient(new Connection(server.url(tracker), authorization, 1), ONCE, FetchProgress.silent());
    }

    private RestClient client() {
        return client("bpo-50", Optional.of("Basic YWRtaW46c2VjcmV0"));
    }

    @Test
    void all_classes_are_known() {
        JsonNode data = client().ask(client().question("rest/data")).data().orElseThrow();
        assertThat(data.fieldNames()).toIterable().hasSize(22).contains("issue", "msg", "file", "user", "pull_request");
        RestDownload.check(new Connection(server.url("bpo-50"), Optional.empty(), 1), ONCE);
    }

    @Test
    void an_issue_tells_what_its_properties_link_to() {
        JsonNode issue = client().ask(client().question("rest/data/issue/7", "@verbose", "1"))
                .data()
                .orElseThrow()
                .path("attributes");
        assertThat(Whereabouts.target(issue.path("assignee"))).contains("user");
        assertThat(Whereabouts.target(issue.path("type"))).contains("issue_type");
        assertThat(Whereabouts.target(issue.path("versions").get(0))).contains("version");
        assertThat(Whereabouts.target(issue.path("superseder"))).isEmpty();
    }

    @Test
    void an_item_that_does_not_exist_is_an_answer() {
        Answer answer = client().ask(client().question("rest/data/issue/99999"));
        assertThat(answer.ok()).isFalse();
        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.message()).isEqualTo("no such issue 99999");
    }

    private Optional<byte[]> text(long id) throws Exception {
        try (Store store = Store.open(folder.resolve("store"), "https://bugs.example.org/")) {
            Optional<JsonNode> words = client().ask(client().question("rest/data/msg/" + id + "/content"))
                    .data()
                    .map(data -> data.path("data"));
            new Contents(client(), store, "msg", any -> false).of(id, words).keep(store, "msg", id);
            store.commit();
            try (var connection = DriverManager.getConnection("jdbc:sqlite:" + store.database());
                    Statement statement = connection.createStatement();
                    ResultSet row = statement.executeQuery("select bytes from content where id = " + id)) {
                assertThat(row.next()).isTrue();
                return Optional.ofNullable(row.getBytes(1));
            }
        }
    }

    @Test
    void a_text_comes_as_its_bytes_and_an_empty_one_as_none() throws Exception {
        assertThat(text(1))
                .hasValueSatisfying(bytes -> assertThat(new String(bytes, StandardCharsets.UTF_8))
                        .startsWith("--- a/Lib/x.py\n+++ b/Lib/x.py\n"));
        assertThat(text(56)).hasValueSatisfying(bytes -> assertThat(bytes).isEmpty());
    }

    @Test
    void the_sentence_that_stands_for_bytes_that_are_not_text_is_not_taken_for_them() throws Exception {
        // The bytes themselves are not in the recording.
        assertThat(text(81))
                .hasValueSatisfying(bytes -> assertThat(new String(bytes, StandardCharsets.ISO_8859_1))
                        .doesNotContain("is not text"));
    }

    @Test
    void the_sentence_that_stands_for_a_missing_file_is_no_text() throws Exception {
        assertThat(text(200)).isEmpty();
    }

    @Test
    void a_refused_login_is_told_as_such_the_fifth_time_too() {
        for (int attempt = 1; attempt <= 5; attempt++) {
            server.choose("/rl/rest/data/issue/7/title", 2 + attempt);
            RestClient client = client("rl", Optional.of("Basic YmFk"));
            assertThatThrownBy(() -> client.ask(client.question("rest/data/issue/7/title")))
                    .isInstanceOf(ConfigException.class)
                    .hasMessageContaining("refused the login");
        }
    }

    @Test
    void a_server_that_limits_the_rate_says_when_to_come_back() {
        server.choose("/rl/rest/data/issue/7/title", 2);
        List<Duration> pauses = new ArrayList<>();
        RestClient client = new RestClient(
                new Connection(server.url("rl"), Optional.empty(), 1),
                new Pauses(2, Duration.ofMinutes(9), Duration.ofMinutes(9)),
                new FetchProgress() {
                    @Override
                    public void fetched(String className, long done, long total) {
                        throw new AssertionError("nothing is fetched");
                    }

                    @Override
                    public void waiting(String reason, Duration pause) {
                        pauses.add(pause);
                        server.choose("/rl/rest/data/issue/7/title", 0);
                    }

                    @Override
                    public boolean stopRequested() {
                        return false;
                    }
                });
        assertThat(client.ask(client.question("rest/data/issue/7/title")).ok()).isTrue();
        assertThat(pauses).containsExactly(Duration.ofSeconds(2));
    }

    @Test
    void a_page_that_is_no_interface_is_told() {
        Connection elsewhere = new Connection(server.url("nowhere"), Optional.empty(), 1);
        assertThatThrownBy(() -> RestDownload.check(elsewhere, ONCE)).isInstanceOf(DataException.class);
    }

    @Test
    void the_total_of_a_page_shows_that_it_is_not_all() {
        IdPage page = client().list(client().question("rest/data/issue")).page().orElseThrow();
        assertThat(page.ids().batches(10)).containsExactly(List.of(1L, 2L, 3L, 4L, 5L));
        assertThat(page.total()).contains(45L);
        assertThat(page.next()).isTrue();
        assertThat(page.isWhole()).isFalse();
    }
}
