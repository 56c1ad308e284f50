package dev.ferry.cli.journeys;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.ferry.cli.journeys.Meant.MeantMessage;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Assumptions;

/** A tracker that a real Roundup wrote, and what its author meant. Tests are skipped where it is not at hand. */
record RealTracker(Path home, List<Meant> issues) {
    private static final Path DATA = Path.of(System.getProperty("ferry.root", "."), "..", "shared", "data", "roundup");

    static RealTracker small() throws IOException, SQLException {
        Path home = DATA.resolve("bpo-50");
        Assumptions.assumeTrue(Files.isDirectory(home), "no real tracker beside the checkout");
        return read(home, Files.newInputStream(DATA.resolve("bpo-50.truth.jsonl")));
    }

    static RealTracker large(Path scratch) throws IOException, SQLException, InterruptedException {
        Path packed = DATA.resolve("bpo-2k.tar.gz");
        Assumptions.assumeTrue(Files.isRegularFile(packed), "no real tracker beside the checkout");
        Process tar = new ProcessBuilder("tar", "-xzf", packed.toString(), "-C", scratch.toString())
                .inheritIO()
                .start();
        Assumptions.assumeTrue(tar.waitFor(2, TimeUnit.MINUTES) && tar.exitValue() == 0, "tar does not unpack it");
        return read(
                scratch.resolve("bpo-2k"),
                new GZIPInputStream(Files.newInputStream(DATA.resolve("bpo-2k.truth.jsonl.gz"))));
    }

    /** The issues that are to arrive, in legacy order. */
    List<Meant> living() {
        return issues.stream()
                .filter(issue -> !issue.retired())
                .sorted(Comparator.comparing(Meant::created).thenComparing(issue -> Long.parseLong(issue.id())))
                .toList();
    }

    private static RealTracker read(Path home, InputStream lines) throws IOException, SQLException {
        Set<String> takenOut = takenOut(home);
        Map<String, LocalDateTime> closings = ClosingDates.of(home);
        ObjectMapper json = new ObjectMapper();
        List<Meant> issues = new ArrayList<>();
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(lines, StandardCharsets.UTF_8))) {
            // The first line says which oddities there are.
            reader.readLine();
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                issues.add(issue(json.readTree(line), home, takenOut, closings));
            }
        }
        return new RealTracker(home, issues);
    }

    private static Meant issue(JsonNode truth, Path home, Set<String> takenOut, Map<String, LocalDateTime> closings) {
        List<MeantMessage> messages = new ArrayList<>();
        for (JsonNode message : truth.path("messages")) {
            String number = message.path("id").asText();
            if (!message.path("unlinked").asBoolean() && !takenOut.contains(number)) {
                messages.add(new MeantMessage(
                        number, date(message, "date"), message.path("sha").asText(), content(home, number)));
            }
        }
        messages.sort(Comparator.comparing(message -> Long.parseLong(message.id())));
        String id = truth.path("id").asText();
        boolean closed = truth.path("status").asText().equals("closed");
        return new Meant(
                id,
                truth.path("title").asText(),
                closed,
                truth.path("retired").asBoolean(),
                date(truth, "created"),
                closed ? Optional.of(Objects.requireNonNull(closings.get(id), id)) : Optional.empty(),
                messages);
    }

    private static LocalDateTime date(JsonNode node, String name) {
        return LocalDateTime.parse(node.path(name).asText());
    }

    private static Path content(Path home, String id) {
        Path folder = home.resolve("db/files/msg/" + Long.parseLong(id) / 1000);
        Path left = folder.resolve("msg" + id + ".tmp");
        return Files.exists(left) ? left : folder.resolve("msg" + id);
    }

    /** Messages that the tracker's people took out, which the truth file does not tell of: retired ones and spam. */
    private static Set<String> takenOut(Path home) throws SQLException {
        Set<String> ids = new HashSet<>();
        String url = "jdbc:sqlite:file:" + home.resolve("db/db").toAbsolutePath() + "?mode=ro&immutable=1";
        try (Connection database = DriverManager.getConnection(url);
                Statement statement = database.createStatement();
                ResultSet rows = statement.executeQuery(
                        "select id from _msg where __retired__ <> 0 or _spambayes_score >= 0.85")) {
            while (rows.next()) {
                ids.add(rows.getString(1));
            }
        }
        return ids;
    }
}
