package dev.ferry.cli.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ferry.archive.LegacyId;
import dev.ferry.archive.MessageId;
import dev.ferry.mapping.FinalNumber;
import dev.ferry.mapping.MapRow;
import dev.ferry.mapping.MappedIssue;
import dev.ferry.mapping.MappedMessage;
import dev.ferry.mapping.formats.MapContent;
import dev.ferry.mapping.formats.MapFormat;
import dev.ferry.mapping.render.Preset;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The redirects in the servers that they are written for, where those are installed. */
@Tag("slow")
final class RealServersTest {
    private static final List<String> NOT_OURS = List.of(
            "/",
            "/issue999999",
            "/issue",
            "/issue12x/y",
            "/xissue12",
            "/msg999999",
            "/file12/notes.txt",
            "/issue?bpo=12",
            "/issue?@action=redirect",
            "/issue?@action=redirect&bpo=999999",
            "/issue?@action=redirect&bpo=12%0d%0aX:1",
            "/issue?@action=redirects&bpo=12",
            "/user?@action=redirect&bpo=12");

    private static final Optional<Path> NGINX = WebServer.find("nginx");
    private static final Optional<Path> APACHE = WebServer.find("apache2", "httpd");
    private static final Optional<Path> MODULES =
            List.of("/usr/lib/apache2/modules", "/usr/lib64/httpd/modules", "/usr/local/apache2/modules").stream()
                    .map(Path::of)
                    .filter(Files::isDirectory)
                    .findFirst();

    @TempDir
    private static Path folder;

    private static List<String> issues = List.of();
    private static List<String> messages = List.of();

    @BeforeAll
    static void moveTheSample() throws Exception {
        if (NGINX.isEmpty() && APACHE.isEmpty()) {
            return;
        }
        try (SimulatedWorkspace workspace = SimulatedWorkspace.make(folder)) {
            for (String command : List.of("export", "import", "transfer", "rewrite")) {
                workspace.ferry(command).exits(0);
            }
            issues = workspace.ferry("map").exits(0).out().lines().skip(1).toList();
            messages = workspace
                    .ferry("map", "--comments")
                    .exits(0)
                    .out()
                    .lines()
                    .skip(1)
                    .toList();
            for (String format : List.of("nginx", "apache", "html")) {
                workspace.ferry("map", "--format", format, "-o", format).exits(0);
            }
        }
    }

    @AfterAll
    static void forget() {
        issues = List.of();
        messages = List.of();
    }

    @Test
    void nginx_leads_every_old_address_to_its_new_place() throws Exception {
        Assumptions.assumeTrue(NGINX.isPresent(), "no nginx on this machine");
        Path redirects = folder.resolve("nginx");
        try (WebServer server = WebServer.nginx(
                NGINX.get(),
                folder.resolve("n"),
                redirects,
                "include " + redirects.resolve("ferry-redirects.server.conf") + "; location / { return 404; }")) {
            askEverything(server);
        }
    }

    @Test
    void nginx_shows_the_pages_where_there_are_some_and_leads_on_where_not() throws Exception {
        Assumptions.assumeTrue(NGINX.isPresent(), "no nginx on this machine");
        try (WebServer server = WebServer.nginx(
                NGINX.get(),
                folder.resolve("p"),
                folder.resolve("nginx"),
                "root " + folder.resolve("html") + "; default_type text/html;"
                        + " location / { try_files $uri $uri.html $uri/index.html @ferry; }"
                        + " location @ferry { if ($ferry_target) { return 301 $ferry_target; } return 404; }")) {
            String[] issue = issues.get(0).split(",");
            assertThat(server.get("/issue" + issue[0]).body()).contains("location.replace", issue[4]);
            assertThat(server.get("/").body()).contains("<a href=\"issue" + issue[0] + ".html\">");
            String[] message = messages.get(0).split(",");
            server.leads("/msg" + message[0], message[2]);
        }
    }

    @Test
    void apache_leads_every_old_address_to_its_new_place() throws Exception {
        Assumptions.assumeTrue(APACHE.isPresent() && MODULES.isPresent(), "no Apache on this machine");
        try (WebServer server =
                WebServer.apache(APACHE.get(), MODULES.get(), folder.resolve("a"), folder.resolve("apache"))) {
            askEverything(server);
        }
    }

    private static void askEverything(WebServer server) throws Exception {
        assertThat(issues).hasSizeGreaterThan(10);
        assertThat(messages).hasSizeGreaterThan(20);
        for (String row : issues) {
            String id = row.split(",")[0];
            String place = row.split(",")[4];
            for (String path : List.of(
                    "/issue%s",
                    "/issue%s?@template=item&x=1",
                    "/?@action=redirect&bpo=%s",
                    "/issue?@action=redirect&bpo=%s",
                    "/issue?bpo=%s&@action=redirect",
                    "/issue?a=b;%%40action=redirect;bpo=%s&c=d")) {
                server.leads(path.formatted(id), place);
            }
        }
        for (String row : messages) {
            server.leads("/msg" + row.split(",")[0], row.split(",")[2]);
        }
        for (String path : NOT_OURS) {
            server.leadsNowhere(path);
        }
    }

    @Test
    void nginx_takes_sixty_thousand_issues_with_their_messages() throws Exception {
        Assumptions.assumeTrue(NGINX.isPresent(), "no nginx on this machine");
        Path home = Files.createDirectories(folder.resolve("large"));
        MapFormat.NGINX.write(
                new MapContent(
                        () -> IntStream.rangeClosed(1, 60_000)
                                .mapToObj(RealServersTest::issue)
                                .iterator(),
                        Preset.BPO.grammar(""),
                        false,
                        MapContent.FIELD),
                (name, body) -> {
                    try (var out = Files.newBufferedWriter(home.resolve(name))) {
                        body.to(out);
                    }
                });
        Path configuration = WebServer.nginxConfiguration(home, home, "server { listen 127.0.0.1:1; }");
        Process process = new ProcessBuilder(
                        NGINX.get().toString(), "-t", "-q", "-p", home.toString(), "-c", configuration.toString())
                .inheritIO()
                .start();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isZero();
    }

    private static MappedIssue issue(int id) {
        URI place = URI.create("https://github.com/example/project/issues/" + (100_000 + id));
        return new MappedIssue(
                new MapRow(
                        new LegacyId(Integer.toString(id)),
                        Optional.of("https://bugs.example.org/issue" + id),
                        Optional.empty(),
                        Optional.of(new FinalNumber(100_000 + id)),
                        Optional.of(place)),
                "",
                IntStream.range(0, 5)
                        .mapToObj(index -> new MappedMessage(
                                new MessageId(Integer.toString(id * 5 + index)),
                                Optional.of(place.resolve("#issuecomment-" + (1_093_567_000L + id * 5L + index))),
                                true))
                        .toList());
    }
}
