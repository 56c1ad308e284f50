package dev.ferry.archive;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Records and small archives for the tests. */
final class Sample {
    static final Instant START = Instant.parse("2001-02-03T04:05:06.789Z");
    static final ArchiveSource SOURCE = new ArchiveSource(
            "roundup", "https://bugs.example.org/", "sqlite", List.of("nothing is missing"), List.of("retired items"));

    private Sample() {}

    static User user(String id) {
        return new User(
                new UserId(id), "user" + id, Optional.of("User " + id), Optional.empty(), List.of(), false, Map.of());
    }

    static Issue issue(int number) {
        return issue(number, "Title of " + number, List.of(message(number + "1", "First message of " + number)));
    }

    static Issue issue(int number, String title, List<Message> messages) {
        return new Issue(
                new LegacyId(String.valueOf(number)),
                Optional.of("https://bugs.example.org/issue" + number),
                title,
                Optional.of(new UserId("1")),
                START.plusSeconds(number),
                Optional.empty(),
                START.plusSeconds(number + 5L),
                Optional.empty(),
                List.of(new Property("status", List.of(Value.linked("2", "closed")))),
                List.of(new UserId("1"), new UserId("2")),
                List.of(),
                messages,
                List.of(),
                List.of(),
                Map.of());
    }

    static Message message(String id, String text) {
        return new Message(
                new MessageId(id),
                Optional.of(new UserId("1")),
                START,
                Optional.of(MessageBody.of(text)),
                List.of(),
                Map.of());
    }

    /** An issue that uses every field, with its maps filled in the given order. */
    static Issue full(int number, Sha256 content, boolean reversed) {
        JsonNodeFactory json = JsonNodeFactory.instance;
        Map<String, JsonNode> extra = new LinkedHashMap<>();
        List<String> keys = reversed ? List.of("zeta", "alpha") : List.of("alpha", "zeta");
        keys.forEach(key -> {
            var nested = json.objectNode();
            keys.forEach(inner -> nested.put(inner, 1.5));
            extra.put(key, nested);
        });
        Map<String, String> attributes = new LinkedHashMap<>();
        keys.forEach(key -> attributes.put(key, key + "!"));
        Value value = new Value(Optional.of("7"), "text", attributes);
        return new Issue(
                new LegacyId(String.valueOf(number)),
                Optional.of("https://bugs.example.org/issue" + number),
                "Everything",
                Optional.of(new UserId("1")),
                START.plusSeconds(number),
                Optional.of(new UserId("2")),
                START.plusSeconds(number + 5L),
                Optional.of(new UserId("1")),
                List.of(new Property("status", List.of(value)), new Property("empty", List.of())),
                List.of(new UserId("1"), new UserId("2")),
                List.of(new Relation(RelationType.DEPENDS_ON, "dependencies", new LegacyId("1"))),
                List.of(new Message(
                        new MessageId(number + "1"),
                        Optional.of(new UserId("1")),
                        START,
                        Optional.of(new MessageBody("text", Optional.of("windows-1252"), Optional.of(content))),
                        List.of(new FileId("5")),
                        extra)),
                List.of(new Attachment(
                        new FileId("5"),
                        "../../etc/pass:wd",
                        Optional.of("text/plain"),
                        Optional.of(new UserId("1")),
                        START,
                        Optional.of("a patch"),
                        Optional.of(content),
                        7,
                        Optional.of("https://bugs.example.org/file5"),
                        extra)),
                List.of(new HistoryEvent(
                        START,
                        Optional.of(new UserId("1")),
                        "set",
                        List.of(new Change("status", List.of(value), List.of(Value.of("open")))),
                        extra)),
                extra);
    }

    /** A small archive: two users, three issues, one of which uses everything, one file. */
    static Manifest write(Path target) {
        return write(target, false, WriterOptions.DEFAULT);
    }

    static Manifest write(Path target, boolean reversed, WriterOptions options) {
        try (ArchiveWriter writer = ArchiveWriter.create(target, SOURCE, options)) {
            Sha256 content = addFile(writer, "content", "x.diff");
            writer.addUser(user("1"));
            writer.addUser(user("2"));
            writer.addIssue(issue(1));
            writer.addIssue(full(2, content, reversed));
            writer.addIssue(issue(3));
            return writer.finish(
                    Optional.of(START.plusSeconds(60)),
                    new ExportCounts(List.of(new ExportCounts.LeftOut("issue", "retired", 3))));
        }
    }

    static Sha256 addFile(ArchiveWriter writer, String content, String name) {
        return writer.addFile(new ByteArrayInputStream(content.getBytes(StandardCharsets.UTF_8)), name);
    }
}
