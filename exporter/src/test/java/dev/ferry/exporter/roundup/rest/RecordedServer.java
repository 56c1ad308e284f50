package dev.ferry.exporter.roundup.rest;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/**
 * Gives the answers that a real Roundup gave when somebody asked it the same, by path; of several to one path the one
 * that a test chose. Tests are skipped where the recordings are not at hand.
 */
final class RecordedServer implements AutoCloseable {
    private static final Path RECORDINGS =
            Path.of(System.getProperty("ferry.root", "."), "..", "shared", "data", "roundup", "rest");

    private final HttpServer server;
    private final Map<String, List<Recorded>> answers = new HashMap<>();
    private final Map<String, Integer> chosen = new HashMap<>();

    /** One answer; the body as Latin-1, so that every byte is a character. */
    private record Recorded(int status, Map<String, String> headers, String body) {}

    private RecordedServer(HttpServer server) {
        this.server = server;
    }

    static RecordedServer start() throws IOException {
        Assumptions.assumeTrue(Files.isDirectory(RECORDINGS), "no recorded answers beside the checkout");
        HttpServer http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        RecordedServer server = new RecordedServer(http);
        try (Stream<Path> files = Files.list(RECORDINGS)) {
            for (Path file :
                    files.filter(f -> f.toString().endsWith(".txt")).sorted().toList()) {
                server.read(Files.readString(file, StandardCharsets.ISO_8859_1));
            }
        }
        http.createContext("/", server::answer);
        http.start();
        return server;
    }

    private void read(String transcript) {
        for (String exchange : ("\n" + transcript).split("\n\\$ curl ")) {
            int request = exchange.indexOf("> GET /");
            int head = exchange.indexOf("\n< HTTP/1.1 ");
            int end = exchange.indexOf("\n< \r\n");
            if (request < 0 || head < 0 || end < 0) {
                continue;
            }
            String path = exchange.substring(request + 6, exchange.indexOf(' ', request + 6))
                    .replaceAll("\\?.*", "");
            String[] lines = exchange.substring(head + 1, end).split("\r?\n");
            Map<String, String> headers = new LinkedHashMap<>();
            for (int i = 1; i < lines.length; i++) {
                String[] both = lines[i].substring(2).split(": ", 2);
                headers.put(both[0], both[1].strip());
            }
            String body = exchange.substring(end + 5);
            answers.computeIfAbsent(path, p -> new ArrayList<>())
                    .add(new Recorded(Integer.parseInt(lines[0].split(" ")[2]), headers, body(headers, body)));
        }
    }

    /** Paths in some answers were shortened after the recording, so JSON is taken whole, whatever its length was. */
    private static String body(Map<String, String> headers, String recorded) {
        if (recorded.startsWith("{")) {
            return recorded.substring(0, recorded.lastIndexOf('}') + 1);
        }
        int length = Integer.parseInt(headers.getOrDefault("Content-Length", "0"));
        return recorded.substring(0, Math.min(length, recorded.length()));
    }

    /** Gives the answer of this number, counted from 0, wherever a path was asked for more than once. */
    void choose(String path, int number) {
        chosen.put(path, number);
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath();
            List<Recorded> recorded = answers.getOrDefault(path, List.of());
            if (recorded.isEmpty()) {
                exchange.sendResponseHeaders(410, -1);
                return;
            }
            Recorded found = recorded.get(chosen.getOrDefault(path, 0));
            found.headers().forEach((name, value) -> {
                if (!name.equals("Content-Length") && !name.equals("Date")) {
                    exchange.getResponseHeaders().set(name, value);
                }
            });
            byte[] body = found.body().getBytes(StandardCharsets.ISO_8859_1);
            exchange.sendResponseHeaders(found.status(), body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
        }
    }

    /** The address of a tracker on this server: {@code bpo-50} or {@code rl}. */
    URI url(String tracker) {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/" + tracker + "/");
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
