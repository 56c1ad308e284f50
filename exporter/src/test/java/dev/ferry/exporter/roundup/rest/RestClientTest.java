package dev.ferry.exporter.roundup.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import dev.ferry.archive.ConfigException;
import dev.ferry.archive.DataException;
import dev.ferry.exporter.FetchProgress;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Which answers are asked for again, and how a pause ends. */
class RestClientTest {
    private static final Pauses QUICK = new Pauses(3, Duration.ofMillis(1), Duration.ofMillis(1));
    private static final Reply FINE = new Reply(200, "application/json", Map.of(), "{\"data\": {}}");

    private record Reply(int status, String type, Map<String, String> headers, String body) {}

    private final Queue<Reply> replies = new ArrayDeque<>();
    private final List<String> connectionHeaders = new CopyOnWriteArrayList<>();
    private HttpServer server;

    @BeforeEach
    void serve() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            connectionHeaders.add(String.valueOf(exchange.getRequestHeaders().getFirst("Connection")));
            Reply reply = replies.size() > 1 ? replies.remove() : replies.element();
            byte[] body = reply.body().getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", reply.type());
            reply.headers().forEach(exchange.getResponseHeaders()::set);
            exchange.sendResponseHeaders(reply.status(), body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private RestClient client(FetchProgress progress) {
        URI url = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
        return new RestClient(new Connection(url, Optional.of("Bearer planted"), 1), QUICK, progress);
    }

    private static Reply busy(int status, String type, String retryAfter) {
        return new Reply(status, type, Map.of("Retry-After", retryAfter), "slow down");
    }

    @Test
    void the_front_page_where_rest_is_switched_off_is_told_at_once() {
        RestClient client = client(FetchProgress.silent());
        replies.addAll(List.of(new Reply(200, "text/html; charset=utf-8", Map.of(), "<html>"), FINE));

        assertThatThrownBy(() -> client.ask(client.question("rest/data")))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("enable_rest = yes");
        assertThat(replies).as("asked once").hasSize(1);
    }

    @Test
    void no_connection_is_kept_on_which_the_trackers_own_server_would_stall() {
        RestClient client = client(FetchProgress.silent());
        replies.add(FINE);

        client.ask(client.question("rest/data/issue"));
        client.ask(client.question("rest/data/issue"));

        assertThat(connectionHeaders).containsExactly("close", "close");
    }

    @Test
    void a_proxy_that_slows_us_down_is_no_refused_login_once_we_were_in() {
        RestClient client = client(FetchProgress.silent());
        replies.addAll(List.of(FINE, busy(429, "text/html", "0"), FINE));

        assertThat(client.ask(client.question("rest/data/issue")).ok()).isTrue();
        assertThat(client.ask(client.question("rest/data/issue")).ok()).isTrue();
    }

    @Test
    void a_login_that_is_locked_out_from_the_beginning_is_not_tried_again() {
        RestClient client = client(FetchProgress.silent());
        replies.addAll(List.of(busy(429, "text/plain", "150"), FINE));

        assertThatThrownBy(() -> client.ask(client.question("rest/data")))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("refused the login");
        assertThat(replies).hasSize(1);
    }

    @Test
    @Timeout(60)
    void a_stop_ends_a_pause_of_an_hour() {
        AtomicBoolean stop = new AtomicBoolean();
        List<Duration> pauses = new ArrayList<>();
        RestClient client = client(new FetchProgress() {
            @Override
            public void fetched(String className, long done, long total) {}

            @Override
            public void waiting(String reason, Duration pause) {
                pauses.add(pause);
                stop.set(true);
            }

            @Override
            public boolean stopRequested() {
                return stop.get();
            }
        });
        replies.add(busy(503, "text/html", "3600"));

        assertThatThrownBy(() -> client.ask(client.question("rest/data"))).isInstanceOf(CancellationException.class);
        assertThat(pauses).containsExactly(Duration.ofHours(1));
    }

    @Test
    void a_pause_that_is_over_before_it_begins_is_no_failure() {
        RestClient client = client(FetchProgress.silent());
        replies.addAll(List.of(busy(503, "text/html", "-5"), FINE));

        assertThat(client.ask(client.question("rest/data")).ok()).isTrue();
    }

    @Test
    void of_a_list_only_the_numbers_are_kept_and_one_that_ends_early_is_asked_for_again() {
        RestClient client = client(FetchProgress.silent());
        String list = "{\"data\": {\"@links\": {\"self\": [{\"uri\": \"next\"}]}, \"collection\": [{\"id\": \"3\","
                + " \"link\": \"x\"}, {\"more\": {\"id\": \"7\"}, \"id\": 5}], \"@total_size\": 2}, \"other\": {}}";
        replies.addAll(List.of(json(list.substring(0, list.length() - 2)), json(list.substring(0, 80)), json(list)));
        IdPage page = client.list(client.question("rest/data/issue")).page().orElseThrow();

        assertThat(page.isWhole()).isTrue();
        assertThat(page.ids().batches(10)).containsExactly(List.of(3L, 5L));
        replies.clear();
        replies.add(json(list.replace("\"self\"", "\"next\"")));
        assertThat(client.list(client.question("rest/data/issue"))
                        .page()
                        .orElseThrow()
                        .isWhole())
                .isFalse();
        replies.clear();
        replies.add(json(list.replace("size\": 2", "size\": -1")));
        assertThat(client.list(client.question("rest/data/issue"))
                        .page()
                        .orElseThrow()
                        .isWhole())
                .isFalse();
    }

    private static Reply json(String body) {
        return new Reply(200, "application/json", Map.of(), body);
    }
}
