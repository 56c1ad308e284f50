package dev.ferry.github;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;

/** A server below HTTP: reads one request after the other and does with the connection what a script says. */
final class RawServer implements AutoCloseable {
    /** What to do with the n-th request (from 0); answering false closes the connection. */
    interface Script {
        boolean answer(int request, String line, OutputStream out) throws IOException;
    }

    private final ServerSocket socket;
    private final Script script;
    private final Thread acceptor;
    final List<String> requestLines = new CopyOnWriteArrayList<>();

    RawServer(Script script) throws IOException {
        this.socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        this.script = script;
        this.acceptor = new Thread(this::accept, "raw-server");
        acceptor.setDaemon(true);
        acceptor.start();
    }

    URI uri() {
        return URI.create("http://127.0.0.1:" + socket.getLocalPort());
    }

    static void write(OutputStream out, String status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        out.write(("HTTP/1.1 " + status + "\r\nContent-Type: application/json\r\nContent-Length: " + bytes.length
                        + "\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII));
        out.write(bytes);
        out.flush();
    }

    private void accept() {
        try {
            while (!socket.isClosed()) {
                Socket connection = socket.accept();
                Thread worker = new Thread(() -> serve(connection), "raw-server-connection");
                worker.setDaemon(true);
                worker.start();
            }
        } catch (SocketException e) {
            // Closed by the test.
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private void serve(Socket connection) {
        try (connection) {
            BufferedReader in =
                    new BufferedReader(new InputStreamReader(connection.getInputStream(), StandardCharsets.ISO_8859_1));
            boolean open = true;
            while (open) {
                String line = in.readLine();
                if (line == null) {
                    return;
                }
                skipHeadersAndBody(in);
                int number;
                synchronized (this) {
                    number = requestLines.size();
                    requestLines.add(line);
                }
                open = script.answer(number, line, connection.getOutputStream());
            }
        } catch (IOException e) {
            // The client hung up: nothing more to serve.
        }
    }

    private static void skipHeadersAndBody(BufferedReader in) throws IOException {
        int length = 0;
        for (String header = in.readLine(); header != null && !header.isEmpty(); header = in.readLine()) {
            if (header.toLowerCase(Locale.ROOT).startsWith("content-length:")) {
                length = Integer.parseInt(header.substring(15).strip());
            }
        }
        for (int i = 0; i < length; i++) {
            in.read();
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
