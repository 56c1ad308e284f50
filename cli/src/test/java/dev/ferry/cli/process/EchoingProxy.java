package dev.ferry.cli.process;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Stands before a simulated GitHub and answers some requests itself, with the request's own Authorization header wherever an
 * answer has room for it: in messages, error lists, pages, addresses, header values.
 */
final class EchoingProxy implements AutoCloseable {
    private static final List<String> OF_ITS_OWN =
            List.of("connection", "content-length", "transfer-encoding", "host", "date");

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final HttpClient http = HttpClient.newHttpClient();
    private final URI behind;
    private final Map<String, AtomicInteger> seen = new ConcurrentHashMap<>();
    private final AtomicInteger echoes = new AtomicInteger();

    private EchoingProxy(HttpServer server, URI behind) {
        this.server = server;
        this.behind = behind;
    }

    static EchoingProxy before(URI behind) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        EchoingProxy proxy = new EchoingProxy(server, behind);
        server.setExecutor(proxy.threads);
        server.createContext("/", proxy::answer);
        server.start();
        return proxy;
    }

    URI api() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** How many answers held the header. */
    int echoes() {
        return echoes.get();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readAllBytes();
            String secret = exchange.getRequestHeaders().getFirst("Authorization");
            if (secret != null && echo(exchange, secret)) {
                echoes.incrementAndGet();
                return;
            }
            pass(exchange, body);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Whether it was one of those that are answered here: the first few of a kind, each in another way. */
    private boolean echo(HttpExchange exchange, String secret) throws IOException {
        String path = exchange.getRequestURI().getPath();
        String kind = exchange.getRequestMethod()
                + (path.endsWith("/import/issues") ? " import" : path.endsWith("/graphql") ? " graphql" : "");
        int count = seen.computeIfAbsent(kind, any -> new AtomicInteger()).incrementAndGet();
        switch (kind + count) {
            case "POST import2" -> send(exchange, 422, "{\"message\":\"Bad: " + secret + "\"}");
            case "POST import3" ->
                send(
                        exchange,
                        422,
                        "{\"message\":\"Validation Failed\",\"errors\":[{\"resource\":\"Issue\",\"code\":\"custom\","
                                + "\"field\":\"" + secret + "\",\"message\":\"" + secret + "\"}]}");
            case "POST import4" -> send(exchange, 422, "{\"message\":\"x\",\"errors\":[\"" + secret + "\"]}");
            case "POST import5" -> send(exchange, 502, "<html>" + secret + "</html>");
            case "POST import6" -> {
                exchange.getResponseHeaders().set("X-GitHub-Request-Id", secret);
                send(exchange, 403, "{\"message\":\"Forbidden thing " + secret + "\"}");
            }
            case "GET2" -> {
                exchange.getResponseHeaders().set("Location", path + "?token=" + secret.replace(' ', '+'));
                send(exchange, 307, "{\"message\":\"" + secret + "\"}");
            }
            case "GET6" -> send(exchange, 500, secret);
            case "POST graphql2" ->
                send(
                        exchange,
                        200,
                        "{\"data\":null,\"errors\":[{\"message\":\"Something went wrong while executing your query: "
                                + secret + "\"}]}");
            default -> {
                return false;
            }
        }
        return true;
    }

    private static void send(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json; charset=utf-8");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    private void pass(HttpExchange exchange, byte[] body) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(behind.resolve(exchange.getRequestURI()))
                .version(HttpClient.Version.HTTP_1_1)
                .method(exchange.getRequestMethod(), HttpRequest.BodyPublishers.ofByteArray(body));
        exchange.getRequestHeaders().forEach((name, values) -> {
            if (!OF_ITS_OWN.contains(name.toLowerCase(Locale.ROOT))) {
                values.forEach(value -> request.header(name, value));
            }
        });
        HttpResponse<byte[]> answer = http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
        answer.headers().map().forEach((name, values) -> {
            if (!OF_ITS_OWN.contains(name.toLowerCase(Locale.ROOT))) {
                // Pages are linked by whole addresses.
                values.forEach(value ->
                        exchange.getResponseHeaders().add(name, value.replace(behind.toString(), api().toString())));
            }
        });
        int status = answer.statusCode();
        exchange.sendResponseHeaders(status, answer.body().length == 0 ? -1 : answer.body().length);
        if (answer.body().length > 0) {
            exchange.getResponseBody().write(answer.body());
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
