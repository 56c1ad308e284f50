package dev.ferry.exporter.roundup;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ferry.archive.Archive;
import dev.ferry.archive.Attachment;
import dev.ferry.archive.Issue;
import dev.ferry.archive.LegacyId;
import dev.ferry.archive.Message;
import dev.ferry.archive.MessageBody;
import dev.ferry.archive.Relation;
import dev.ferry.archive.RelationType;
import dev.ferry.archive.UserId;
import dev.ferry.archive.Value;
import dev.ferry.exporter.ExportOptions;
import dev.ferry.exporter.ExportProgress;
import dev.ferry.exporter.ExportReport;
import dev.ferry.exporter.Exporter;
import dev.ferry.exporter.LeftOut;
import dev.ferry.exporter.Tracker;
import dev.ferry.exporter.WarningKind;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Archives of real trackers against what their author meant: the truth files, and plain SQL for what those leave open. */
class RealTrackerTest {
    private static final URI URL = URI.create("https://bugs.example.org/");

    @TempDir
    Path folder;

    @Test
    void every_living_issue_of_a_small_tracker_arrives_as_it_was_meant() throws Exception {
        compare(RealTracker.small());
    }

    @Test
    @Tag("slow")
    void every_living_issue_of_a_larger_tracker_arrives_as_it_was_meant() throws Exception {
        compare(RealTracker.large(folder));
    }

    private void compare(RealTracker tracker) throws Exception {
        ExportReport report;
        Path zip = folder.resolve("archive.zip");
        try (Tracker opened = RoundupSqlite.open(tracker.database(), tracker.files(), URL)) {
            report = new Exporter(Clock.systemUTC(), "host.example.org")
                    .export(opened, zip, ExportOptions.defaults(), ExportProgress.silent());
        }
        String lost = tracker.odd().get("msg_content_file_missing").asText();
        Set<String> out = outOfReach(tracker);
        try (Archive archive = Archive.open(zip)) {
            List<Issue> issues = new ArrayList<>();
            archive.issues().forEach(issues::add);
            List<JsonNode> living = tracker.issues().stream()
                    .filter(t -> !t.get("retired").asBoolean())
                    .toList();
            assertThat(issues).isSortedAccordingTo(Issue.LEGACY_ORDER);
            assertThat(issues.stream().map(i -> i.id().value()))
                    .containsExactlyInAnyOrderElementsOf(
                            living.stream().map(t -> t.get("id").asText()).toList());
            Map<String, Issue> byId = new HashMap<>();
            issues.forEach(issue -> byId.put(issue.id().value(), issue));
            Map<String, Long> events = counts(tracker, "select nodeid, count(*) from issue__journal group by nodeid");
            for (JsonNode truth : living) {
                Issue issue = Objects.requireNonNull(byId.get(truth.get("id").asText()));
                compareIssue(issue, truth);
                compareMessages(archive, issue, truth, out, lost);
                compareFiles(archive, issue, truth);
                assertThat((long) issue.history().size())
                        .isEqualTo(events.get(issue.id().value()));
            }
        }
        long retired = tracker.issues().stream()
                .filter(t -> t.get("retired").asBoolean())
                .count();
        assertThat(report.leftOut().getOrDefault(LeftOut.RETIRED_ISSUE, 0L)).isEqualTo(retired);
        assertThat(report.warnings().get(WarningKind.CONTENT_MISSING)).isEqualTo(1);
        // The larger tracker was packed after its .tmp file had been renamed.
        String temporary = tracker.odd().get("msg_content_only_as_tmp").asText();
        boolean left = Files.exists(tracker.files().resolve("msg/0/msg" + temporary + ".tmp"));
        assertThat(report.warnings().getOrDefault(WarningKind.CONTENT_TEMPORARY, 0L))
                .isEqualTo(left ? 1 : 0);
    }

    private static void compareIssue(Issue issue, JsonNode truth) {
        assertThat(issue.title()).isEqualTo(truth.get("title").asText());
        assertThat(issue.property("status"))
                .extracting(Value::text)
                .containsExactly(truth.get("status").asText());
        assertThat(issue.property("resolution").stream().map(Value::text).findFirst())
                .isEqualTo(Optional.ofNullable(truth.get("resolution")).map(JsonNode::asText));
        assertThat(issue.creator()).contains(new UserId(truth.get("creator").asText()));
        assertThat(LocalDateTime.ofInstant(issue.created(), ZoneOffset.UTC).truncatedTo(ChronoUnit.SECONDS))
                .isEqualTo(LocalDateTime.parse(truth.get("created").asText()));
        assertThat(issue.url()).contains("https://bugs.example.org/issue" + issue.id());
        List<Relation> expected = new ArrayList<>();
        if (truth.has("dependencies")) {
            truth.get("dependencies")
                    .forEach(id -> expected.add(
                            new Relation(RelationType.DEPENDS_ON, "dependencies", new LegacyId(id.asText()))));
            assertThat(issue.relations()).containsAll(expected);
        }
        if (truth.has("superseder")) {
            assertThat(issue.relations())
                    .contains(new Relation(
                            RelationType.SUPERSEDED_BY,
                            "superseder",
                            new LegacyId(truth.get("superseder").asText())));
        }
    }

    private static void compareMessages(Archive archive, Issue issue, JsonNode truth, Set<String> out, String lost)
            throws IOException {
        List<JsonNode> expected = new ArrayList<>();
        truth.get("messages").forEach(m -> {
            if (!m.path("unlinked").asBoolean() && !out.contains(m.get("id").asText())) {
                expected.add(m);
            }
        });
        assertThat(issue.messages().stream().map(m -> m.id().value()))
                .containsExactlyElementsOf(
                        expected.stream().map(m -> m.get("id").asText()).toList());
        for (int i = 0; i < expected.size(); i++) {
            Message message = issue.messages().get(i);
            assertThat(message.author())
                    .contains(new UserId(expected.get(i).get("author").asText()));
            assertThat(LocalDateTime.ofInstant(message.date(), ZoneOffset.UTC).truncatedTo(ChronoUnit.SECONDS))
                    .isEqualTo(LocalDateTime.parse(expected.get(i).get("date").asText()));
            if (message.id().value().equals(lost)) {
                assertThat(message.body()).isEmpty();
            } else {
                assertThat(sha256(bytes(archive, message.body().orElseThrow())))
                        .as("msg%s", message.id())
                        .isEqualTo(expected.get(i).get("sha").asText());
            }
        }
    }

    private static void compareFiles(Archive archive, Issue issue, JsonNode truth) throws IOException {
        Map<String, String> expected = new HashMap<>();
        truth.get("files").forEach(f -> {
            if (!f.path("unlinked").asBoolean()) {
                expected.put(
                        f.get("id").asText(),
                        f.get("name").asText() + " " + f.get("size").asLong() + " "
                                + f.get("sha").asText());
            }
        });
        Map<String, String> found = new HashMap<>();
        for (Attachment file : issue.files()) {
            try (InputStream bytes = archive.file(file.content().orElseThrow())) {
                found.put(file.id().value(), file.name() + " " + file.size() + " " + sha256(bytes.readAllBytes()));
            }
        }
        assertThat(found).isEqualTo(expected);
    }

    private static byte[] bytes(Archive archive, MessageBody body) throws IOException {
        if (body.raw().isEmpty()) {
            return body.text().getBytes(StandardCharsets.UTF_8);
        }
        try (InputStream raw = archive.file(body.raw().get())) {
            return raw.readAllBytes();
        }
    }

    /** Messages that the tracker's people took out: retired ones and spam. */
    private static Set<String> outOfReach(RealTracker tracker) throws SQLException {
        return new TreeSet<>(
                counts(tracker, "select id, 1 from _msg where __retired__ <> 0 or _spambayes_score >= 0.85")
                        .keySet());
    }

    private static Map<String, Long> counts(RealTracker tracker, String sql) throws SQLException {
        Map<String, Long> counts = new HashMap<>();
        try (Connection connection = DriverManager.getConnection(
                        "jdbc:sqlite:" + tracker.database().toAbsolutePath());
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                counts.put(rows.getString(1), rows.getLong(2));
            }
        }
        return counts;
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
