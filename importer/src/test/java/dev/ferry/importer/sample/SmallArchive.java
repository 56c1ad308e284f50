package dev.ferry.importer.sample;

import dev.ferry.archive.Archive;
import dev.ferry.archive.ArchiveSource;
import dev.ferry.archive.ArchiveWriter;
import dev.ferry.archive.ExportCounts;
import dev.ferry.archive.Issue;
import dev.ferry.archive.LegacyId;
import dev.ferry.archive.Message;
import dev.ferry.archive.MessageBody;
import dev.ferry.archive.MessageId;
import dev.ferry.archive.Property;
import dev.ferry.archive.Relation;
import dev.ferry.archive.RelationType;
import dev.ferry.archive.User;
import dev.ferry.archive.UserId;
import dev.ferry.archive.Value;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Issues by hand, each with a status, for the tests of trials. */
public final class SmallArchive {
    private static final Instant START = Instant.parse("2001-02-03T04:05:06Z");

    private final List<Issue> issues = new ArrayList<>();

    /** The next issue, numbered from 1, with one message whose id is ten times its number. */
    SmallArchive issue(String status, String text, int... dependsOn) {
        int number = issues.size() + 1;
        List<Relation> relations = new ArrayList<>();
        for (int other : dependsOn) {
            relations.add(new Relation(RelationType.DEPENDS_ON, "dependencies", new LegacyId("" + other)));
        }
        issues.add(new Issue(
                new LegacyId("" + number),
                Optional.empty(),
                "Issue of some kind",
                Optional.of(new UserId("1")),
                START.plusSeconds(number * 1000L),
                Optional.empty(),
                START.plusSeconds(number * 1000L),
                Optional.empty(),
                List.of(
                        new Property("status", List.of(Value.of(status))),
                        new Property("number", List.of(Value.of("no " + number))),
                        new Property("count", List.of(Value.of(number + ".0")))),
                List.of(),
                relations,
                List.of(new Message(
                        new MessageId(number + "0"),
                        Optional.of(new UserId("1")),
                        START.plusSeconds(number * 1000L),
                        Optional.of(MessageBody.of(text)),
                        List.of(),
                        Map.of())),
                List.of(),
                List.of(),
                Map.of()));
        return this;
    }

    /** So many issues with nothing special. */
    public SmallArchive plain(int count) {
        for (int i = 0; i < count; i++) {
            issue("open", "words");
        }
        return this;
    }

    public Archive open(Path file) {
        ArchiveSource source =
                new ArchiveSource("roundup", "https://bugs.example.org/", "sqlite", List.of(), List.of());
        try (ArchiveWriter writer = ArchiveWriter.create(file, source)) {
            writer.addUser(
                    new User(new UserId("1"), "user1", Optional.empty(), Optional.empty(), List.of(), false, Map.of()));
            issues.forEach(writer::addIssue);
            writer.finish(Optional.of(START.plusSeconds(1_000_000)), ExportCounts.NOTHING_LEFT_OUT);
        }
        return Archive.open(file);
    }
}
