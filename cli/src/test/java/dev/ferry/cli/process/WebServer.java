package dev.ferry.cli.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A real nginx or Apache on a free port of this machine, with a folder of its own. */
final class WebServer implements AutoCloseable {
    private static final List<String> PLACES = List.of("/usr/sbin", "/usr/bin", "/usr/local/sbin", "/usr/local/bin");
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String TEMPORARY = """
            client_body_temp_path %1$s/t1; proxy_temp_path %1$s/t2; fastcgi_temp_path %1$s/t3;
            uwsgi_temp_path %1$s/t4; scgi_temp_path %1$s/t5; access_log off;
            """;

    private final Process process;
    private final int port;
    private final HttpClient client =
            HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NEVER).build();

    private WebServer(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    static Optional<Path> find(String... names) {
        return Stream.of(names)
                .flatMap(name -> PLACES.stream().map(place -> Path.of(place, name)))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /** With the table at the level of http and the lines of the server. */
    static WebServer nginx(Path program, Path home, Path redirects, String server) throws Exception {
        int port = freePort();
        Path configuration =
                nginxConfiguration(home, redirects, "server { listen 127.0.0.1:" + port + "; " + server + " }");
        Process process = new ProcessBuilder(
                        program.toString(), "-p", home.toString(), "-c", configuration.toString(), "-g", "daemon off;")
                .redirectErrorStream(true)
                .redirectOutput(home.resolve("out").toFile())
                .start();
        return new WebServer(process, port).awaited(home);
    }

    static Path nginxConfiguration(Path home, Path redirects, String server) throws IOException {
        Files.createDirectories(home);
        readable(home);
        return Files.writeString(
                home.resolve("nginx.conf"),
                "pid " + home + "/pid; error_log " + home + "/error.log; worker_processes 1; events {}\nhttp {\n"
                        + TEMPORARY.formatted(home) + "include " + redirects.resolve("ferry-redirects.conf") + ";\n"
                        + server + "\n}\n");
    }

    static WebServer apache(Path program, Path modules, Path home, Path redirects) throws Exception {
        int port = freePort();
        Files.createDirectories(home.resolve("www"));
        readable(home);
        Path configuration =
                Files.writeString(home.resolve("apache.conf"), """
                ServerRoot "%1$s"
                ServerName localhost
                Listen 127.0.0.1:%2$d
                PidFile "%1$s/pid"
                ErrorLog "%1$s/error.log"
                Mutex "file:%1$s" default
                LoadModule mpm_event_module "%3$s/mod_mpm_event.so"
                LoadModule authz_core_module "%3$s/mod_authz_core.so"
                LoadModule rewrite_module "%3$s/mod_rewrite.so"
                User nobody
                Group nogroup
                DocumentRoot "%1$s/www"
                Define FERRY_MAP "%4$s/ferry-map.txt"
                Include "%4$s/ferry-redirects.conf"
                """.formatted(home, port, modules, redirects));
        Process process = new ProcessBuilder(program.toString(), "-f", configuration.toString(), "-D", "FOREGROUND")
                .redirectErrorStream(true)
                .redirectOutput(home.resolve("out").toFile())
                .start();
        return new WebServer(process, port).awaited(home);
    }

    /** A server that was started as root goes on as somebody who may not look into a private temporary folder. */
    private static void readable(Path folder) throws IOException {
        Path root = Path.of(System.getProperty("java.io.tmpdir")).toAbsolutePath();
        for (Path up = folder; up != null && !up.equals(root); up = up.getParent()) {
            if (up.startsWith(root)) {
                Files.setPosixFilePermissions(up, PosixFilePermissions.fromString("rwxr-xr-x"));
            }
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private WebServer awaited(Path home) throws Exception {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < end && process.isAlive()) {
            try {
                get("/");
                return this;
            } catch (IOException notYet) {
                process.waitFor(50, TimeUnit.MILLISECONDS);
            }
        }
        process.destroyForcibly();
        Path log = home.resolve("error.log");
        throw new AssertionError("the server does not come up: " + Files.readString(home.resolve("out"))
                + (Files.exists(log) ? Files.readString(log) : ""));
    }

    /** What it answers to a path with its question. */
    HttpResponse<String> get(String path) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .timeout(PATIENCE)
                .build();
        return client.send(request, HttpResponse.BodyHandlers.ofString());
    }

    void leads(String path, String place) throws IOException, InterruptedException {
        HttpResponse<String> answer = get(path);
        assertThat(answer.statusCode()).as(path).isEqualTo(301);
        assertThat(answer.headers().firstValue("Location")).as(path).contains(place);
    }

    void leadsNowhere(String path) throws IOException, InterruptedException {
        assertThat(get(path).headers().firstValue("Location")).as(path).isEmpty();
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (process.waitFor(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                return;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        process.destroyForcibly();
    }
}
