package dev.ferry.cli.journeys;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

/**
 * A bare HTTP load generator: sends what {@link RecordedImports} kept over so many connections, reads each answer and forgets
 * it. A process of its own: {@code BareLoad API REPOSITORY TOKEN FILE CONNECTIONS} prints the requests a second.
 */
final class BareLoad {
    private static final byte[] END = {};

    private final URI api;
    private final String head;
    private final BlockingQueue<byte[]> bodies = new ArrayBlockingQueue<>(256);

    private BareLoad(URI api, String repository, String token) {
        this.api = api;
        head = "POST /repos/" + repository + "/import/issues HTTP/1.1\r\nHost: " + api.getAuthority()
                + "\r\nAuthorization: Bearer " + token + "\r\nUser-Agent: bare\r\n"
                + "Accept: application/vnd.github.golden-comet-preview+json\r\n"
                + "Content-Type: application/json; charset=utf-8\r\nContent-Length: ";
    }

    public static void main(String[] arguments) throws Exception {
        BareLoad load = new BareLoad(URI.create(arguments[0]), arguments[1], arguments[2]);
        int connections = Integer.parseInt(arguments[4]);
        long begin = System.nanoTime();
        long sent = load.run(Path.of(arguments[3]), connections);
        double seconds = (System.nanoTime() - begin) / 1e9;
        System.out.printf(Locale.ROOT, "%d requests in %.1f s: %.0f/s%n", sent, seconds, sent / seconds);
    }

    private long run(Path file, int connections) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(connections);
        try {
            var senders = IntStream.range(0, connections)
                    .mapToObj(i -> threads.submit(this::send))
                    .toList();
            try (DataInputStream in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
                for (int length = next(in); length >= 0; length = next(in)) {
                    bodies.put(in.readNBytes(length));
                }
            }
            bodies.put(END);
            long sent = 0;
            for (Future<Long> sender : senders) {
                sent += sender.get();
            }
            return sent;
        } finally {
            threads.shutdownNow();
        }
    }

    private static int next(DataInputStream in) throws IOException {
        try {
            return in.readInt();
        } catch (EOFException e) {
            return -1;
        }
    }

    private long send() throws Exception {
        long sent = 0;
        try (Socket socket = new Socket(api.getHost(), api.getPort())) {
            socket.setTcpNoDelay(true);
            InputStream in = new BufferedInputStream(socket.getInputStream());
            OutputStream out = socket.getOutputStream();
            for (byte[] body = bodies.take(); body != END; body = bodies.take()) {
                out.write(request(body));
                answer(in);
                sent++;
            }
            bodies.put(END);
        }
        return sent;
    }

    private byte[] request(byte[] body) {
        byte[] before = (head + body.length + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII);
        byte[] whole = new byte[before.length + body.length];
        System.arraycopy(before, 0, whole, 0, before.length);
        System.arraycopy(body, 0, whole, before.length, body.length);
        return whole;
    }

    private static void answer(InputStream in) throws IOException {
        String status = line(in);
        int length = 0;
        for (String line = line(in); !line.isEmpty(); line = line(in)) {
            String header = line.toLowerCase(Locale.ROOT);
            if (header.startsWith("content-length:")) {
                length = Integer.parseInt(
                        header.substring("content-length:".length()).strip());
            }
        }
        in.skipNBytes(length);
        if (!status.contains(" 202")) {
            throw new IOException("not taken: " + status);
        }
    }

    private static String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int read = in.read(); read != '\n'; read = in.read()) {
            if (read < 0) {
                throw new EOFException("the server closed the connection");
            }
            if (read != '\r') {
                line.append((char) read);
            }
        }
        return line.toString();
    }
}
