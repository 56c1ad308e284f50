package dev.ferry.exporter.roundup;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;

/**
 * Gives another server's answers: at first as they come, later from memory, each after a time for every item that was asked for. So what a client
 * takes by itself can be told from what a server takes.
 */
final class ThinkingServer implements AutoCloseable {
    /** What any request takes. */
    private static final Duration ALWAYS = Duration.ofMillis(5);

    private final URI behind;
    private volatile Duration thinking = Duration.ZERO;
    private final HttpServer server;
    private final ExecutorService threads = Executors.newFixedThreadPool(8);
    private final OkHttpClient http = new OkHttpClient();
    private final Map<String, Answer> answers = new ConcurrentHashMap<>();
    private volatile boolean remembering;

    /** The body as Latin-1, so that every byte is a character. */
    private record Answer(int status, String type, String body) {}

    private ThinkingServer(URI behind, HttpServer server) {
        this.behind = behind;
        this.server = server;
    }

    static ThinkingServer before(URI behind) throws IOException {
        HttpServer http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        ThinkingServer server = new ThinkingServer(behind, http);
        http.createContext("/", server::answer);
        http.setExecutor(server.threads);
        http.start();
        return server;
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
    }

    /** Everything was asked for once: from now on each answer takes its time, {@code thinking} for an item, and nothing else. */
    void remembersAll(Duration time) {
        thinking = time;
        remembering = true;
    }

    private void answer(HttpExchange exchange) throws IOException {
        String question = exchange.getRequestURI().toString();
        Answer answer = answers.get(question);
        if (answer == null) {
            answer = fetched(question);
            answers.put(question, answer);
        }
        if (remembering) {
            think(question.split("[?&]id=", -1).length - 1);
        }
        exchange.getResponseHeaders().set("Content-Type", answer.type());
        byte[] body = answer.body().getBytes(StandardCharsets.ISO_8859_1);
        exchange.sendResponseHeaders(answer.status(), body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private void think(int items) {
        long time = thinking.multipliedBy(items).plus(ALWAYS).toNanos();
        try {
            if (new CountDownLatch(1).await(time, TimeUnit.NANOSECONDS)) {
                throw new IllegalStateException();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Answer fetched(String question) throws IOException {
        Request request = new Request.Builder()
                .url(behind.resolve(question).toString())
                .header("Accept", "application/json")
                .build();
        try (Response response = http.newCall(request).execute()) {
            return new Answer(
                    response.code(),
                    String.valueOf(response.header("Content-Type")),
                    new String(response.body().bytes(), StandardCharsets.ISO_8859_1));
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
