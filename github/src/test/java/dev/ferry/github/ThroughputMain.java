package dev.ferry.github;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Measures how many small requests a second the unpaced client manages against a tiny server in the same process. */
final class ThroughputMain {
    private ThroughputMain() {}

    public static void main(String[] arguments) throws IOException, InterruptedException, ExecutionException {
        int threads = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 12;
        int requests = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 60_000;
        try (TinyServer server = new TinyServer();
                GitHub gitHub = GitHub.connect(GitHubOptions.of(server.uri(), new Secret("secret")))) {
            for (String round : List.of("warm-up", "reads", "writes", "reads", "writes")) {
                Duration took = run(gitHub, threads, requests, round.equals("writes"));
                System.out.printf(
                        "%-8s %d threads: %.0f requests/s%n", round, threads, requests * 1000.0 / took.toMillis());
            }
        }
    }

    private static Duration run(GitHub gitHub, int threads, int requests, boolean writes)
            throws InterruptedException, ExecutionException {
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        long start = System.nanoTime();
        try {
            List<Future<?>> all = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                all.add(pool.submit(() -> {
                    Issues issues = gitHub.issues(Wire.REPOSITORY);
                    long ids = 0;
                    for (int n = 0; n < requests / threads; n++) {
                        if (writes) {
                            ids += issues.createComment(1, "x".repeat(500))
                                    .asOptional()
                                    .orElseThrow()
                                    .id();
                        } else {
                            ids += issues.comment(n).orElseThrow().id();
                        }
                    }
                    return ids;
                }));
            }
            for (Future<?> one : all) {
                one.get();
            }
        } finally {
            pool.shutdown();
        }
        return Duration.ofNanos(System.nanoTime() - start);
    }

    /** Answers every request with one comment; reads bytes, not characters, to cost little. */
    private static final class TinyServer implements AutoCloseable {
        private static final byte[] BODY = Wire.COMMENT.getBytes(StandardCharsets.UTF_8);
        private static final byte[] HEAD = ("HTTP/1.1 201 Created\r\nContent-Type: application/json\r\nContent-Length: "
                        + BODY.length + "\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII);
        private final ServerSocket socket = new ServerSocket(0, 200, InetAddress.getLoopbackAddress());

        TinyServer() throws IOException {
            Thread acceptor = new Thread(this::accept, "tiny-server");
            acceptor.setDaemon(true);
            acceptor.start();
        }

        URI uri() {
            return URI.create("http://127.0.0.1:" + socket.getLocalPort());
        }

        private void accept() {
            while (!socket.isClosed()) {
                try {
                    Socket connection = socket.accept();
                    connection.setTcpNoDelay(true);
                    Thread worker = new Thread(() -> serve(connection), "tiny-server-connection");
                    worker.setDaemon(true);
                    worker.start();
                } catch (IOException e) {
                    return;
                }
            }
        }

        private static void serve(Socket connection) {
            byte[] buffer = new byte[8192];
            byte[] answer = new byte[HEAD.length + BODY.length];
            System.arraycopy(HEAD, 0, answer, 0, HEAD.length);
            System.arraycopy(BODY, 0, answer, HEAD.length, BODY.length);
            try (connection) {
                StringBuilder seen = new StringBuilder();
                int read = connection.getInputStream().read(buffer);
                while (read > 0) {
                    seen.append(new String(buffer, 0, read, StandardCharsets.ISO_8859_1));
                    int head = seen.indexOf("\r\n\r\n");
                    if (head >= 0 && seen.length() >= head + 4 + length(seen, head)) {
                        seen.setLength(0);
                        connection.getOutputStream().write(answer);
                    }
                    read = connection.getInputStream().read(buffer);
                }
            } catch (IOException e) {
                // The client hung up.
            }
        }

        private static int length(StringBuilder head, int end) {
            int at = head.indexOf("Content-Length: ");
            return at < 0 || at > end ? 0 : Integer.parseInt(head.substring(at + 16, head.indexOf("\r\n", at)));
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }
}
