package dev.ferry.exporter.roundup.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.sun.net.httpserver.HttpServer;
import dev.ferry.exporter.FetchProgress;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server that says that a text is none, and then does not give its bytes. */
class ContentsTest {
    private static final String SENTENCE =
            "msg81 is not text, retrieve using binary_content property. mdsum: 9a0364b9e99bb480dd25e1f0284c8555";

    @TempDir
    Path folder;

    private HttpServer server;

    @BeforeEach
    void refuse() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(403, -1);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void the_servers_sentence_is_not_kept_as_what_somebody_wrote() throws SQLException {
        assertThat(kept(TextNode.valueOf(SENTENCE))).isEqualTo("none");
        assertThat(kept(TextNode.valueOf("ERROR reading file: msg81\nPossibly an access right problem")))
                .isEqualTo("none");
        assertThat(kept(TextNode.valueOf("what somebody wrote"))).isEqualTo("what somebody wrote");
    }

    private String kept(JsonNode text) throws SQLException {
        URI url = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
        Pauses quick = new Pauses(1, Duration.ofMillis(1), Duration.ofMillis(1));
        RestClient client = new RestClient(new Connection(url, Optional.empty(), 1), quick, FetchProgress.silent());
        try (Store store = Store.open(folder, url.toString())) {
            new Contents(client, store, "msg", id -> false)
                    .of(81, Optional.of(text))
                    .keep(store, "msg", 81);
            store.commit();
        }
        try (java.sql.Connection texts = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("download.db"));
                Statement statement = texts.createStatement();
                ResultSet row = statement.executeQuery(
                        "select coalesce(cast(bytes as text), 'none') from content where id = 81")) {
            assertThat(row.next()).isTrue();
            return row.getString(1);
        }
    }
}
