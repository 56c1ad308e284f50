package dev.ferry.archive.diff;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.ferry.archive.Archive;
import dev.ferry.archive.ArchiveSource;
import dev.ferry.archive.ArchiveWriter;
import dev.ferry.archive.ExportCounts;
import dev.ferry.archive.HistoryEvent;
import dev.ferry.archive.Issue;
import dev.ferry.archive.LegacyId;
import dev.ferry.archive.Message;
import dev.ferry.archive.MessageBody;
import dev.ferry.archive.MessageId;
import dev.ferry.archive.Property;
import dev.ferry.archive.User;
import dev.ferry.archive.UserId;
import dev.ferry.archive.Value;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArchiveDiffTest {
    private static final Instant AT = Instant.parse("2005-01-06T22:29:45.323Z");

    @TempDir
    Path folder;

    private record Outcome(DiffSummary summary, List<FieldDifference> differences) {
        List<String> lines() {
            return differences.stream()
                    .map(d -> d.kind() + d.id() + " " + d.field() + ": "
                            + d.left().map(Object::toString).orElse("-") + " / "
                            + d.right().map(Object::toString).orElse("-"))
                    .toList();
        }
    }

    private Path write(String name, List<String> cannotGive, List<User> users, Issue... issues) {
        Path zip = folder.resolve(name);
        ArchiveSource source =
                new ArchiveSource("roundup", "https://bugs.example.org/", "sqlite", cannotGive, List.of());
        try (ArchiveWriter writer = ArchiveWriter.create(zip, source)) {
            users.forEach(writer::addUser);
            for (Issue issue : issues) {
                writer.addIssue(issue);
            }
            writer.finish(Optional.empty(), new ExportCounts(List.of()));
        }
        return zip;
    }

    private static Outcome diff(Path left, Path right) {
        List<FieldDifference> differences = new ArrayList<>();
        try (Archive one = Archive.open(left);
                Archive other = Archive.open(right)) {
            return new Outcome(ArchiveDiff.compare(one, other, differences::add), differences);
        }
    }

    private static Issue issue(int id, String title, Instant at, String status, List<Message> messages) {
        return new Issue(
                new LegacyId(Integer.toString(id)),
                Optional.empty(),
                title,
                Optional.empty(),
                at,
                Optional.empty(),
                at,
                Optional.empty(),
                List.of(new Property("status", List.of(Value.of(status)))),
                List.of(),
                List.of(),
                messages,
                List.of(),
                List.of(new HistoryEvent(at, Optional.empty(), "create", List.of(), Map.of())),
                Map.of());
    }

    private static Message message(int id, String text) {
        return new Message(
                new MessageId(Integer.toString(id)),
                Optional.empty(),
                AT,
                Optional.of(MessageBody.of(text)),
                List.of(),
                Map.of("history", TextNode.valueOf("h" + text.length())));
    }

    private static User user(int id, Map<String, JsonNode> extra) {
        return new User(
                new UserId(Integer.toString(id)), "joe", Optional.empty(), Optional.empty(), List.of(), false, extra);
    }

    private static User user(int id, String name, boolean retired) {
        return new User(
                new UserId(Integer.toString(id)),
                name,
                Optional.empty(),
                Optional.empty(),
                List.of(),
                retired,
                Map.of());
    }

    @Test
    void equal_contents_have_no_difference() {
        Issue issue = issue(1, "t", AT, "open", List.of(message(1, "a")));
        Outcome outcome = diff(
                write("a", List.of(), List.of(user(1, "joe", false)), issue),
                write("b", List.of(), List.of(user(1, "joe", false)), issue));
        assertThat(outcome.summary()).isEqualTo(new DiffSummary(1, 0, 0, 0, 0, 0, List.of()));
        assertThat(outcome.summary().same()).isTrue();
    }

    @Test
    void each_difference_is_named_by_its_field_and_both_values() {
        Path left = write(
                "a",
                List.of(),
                List.of(user(1, "joe", false), user(2, "ann", false)),
                issue(1, "one", AT, "open", List.of(message(1, "a"), message(2, "b"))),
                issue(2, "two", AT, "open", List.of()));
        Path right = write(
                "b",
                List.of(),
                List.of(user(1, "joel", false)),
                issue(1, "one", AT, "closed", List.of(message(2, "b"), message(3, "c"))),
                issue(3, "three", AT, "open", List.of()));
        Outcome outcome = diff(left, right);
        assertThat(outcome.lines())
                .anyMatch(line -> line.equals("user1 name: \"joe\" / \"joel\""))
                .anyMatch(line -> line.startsWith("user2 : {"))
                .anyMatch(line -> line.equals("issue1 properties[status].values[0].text: \"open\" / \"closed\""))
                .anyMatch(line -> line.startsWith("issue1 messages[1]: {") && line.endsWith("/ -"))
                .anyMatch(line -> line.startsWith("issue1 messages[3]: - / {"))
                .anyMatch(line -> line.startsWith("issue2 : {") && line.endsWith("/ -"))
                .anyMatch(line -> line.startsWith("issue3 : - / {"))
                .hasSize(7);
        assertThat(outcome.summary()).isEqualTo(new DiffSummary(1, 1, 1, 1, 2, 7, List.of()));
    }

    @Test
    void another_order_of_messages_is_a_difference() {
        Path left =
                write("a", List.of(), List.of(), issue(1, "t", AT, "open", List.of(message(1, "a"), message(2, "b"))));
        Path right =
                write("b", List.of(), List.of(), issue(1, "t", AT, "open", List.of(message(2, "b"), message(1, "a"))));
        assertThat(diff(left, right).lines()).containsExactly("issue1 messages (order): [\"1\",\"2\"] / [\"2\",\"1\"]");
    }

    @Test
    void a_door_that_does_not_know_types_may_take_true_for_1() {
        Issue issue = issue(1, "t", AT, "open", List.of());
        User typed = user(
                1, Map.of("signed", BooleanNode.TRUE, "weight", DoubleNode.valueOf(2), "level", LongNode.valueOf(0)));
        User guessed = user(
                1, Map.of("signed", LongNode.valueOf(1), "weight", LongNode.valueOf(2), "level", BooleanNode.FALSE));
        User other = user(
                1, Map.of("signed", LongNode.valueOf(0), "weight", LongNode.valueOf(2), "level", BooleanNode.FALSE));
        Path left = write("a", List.of(), List.of(typed), issue);
        List<String> noSchema = List.of(ArchiveSource.NO_SCHEMA);
        assertThat(diff(left, write("b", noSchema, List.of(guessed), issue))
                        .summary()
                        .same())
                .isTrue();
        assertThat(diff(left, write("c", noSchema, List.of(other), issue)).lines())
                .containsExactly("user1 extra.signed: 1 / 0");
        assertThat(diff(left, write("d", List.of(), List.of(guessed), issue)).lines())
                .hasSize(3);
    }

    @Test
    void what_a_door_can_not_give_is_left_aside_and_said() {
        Issue full = issue(1, "t", AT, "open", List.of(message(1, "a")));
        Issue poor = full.toBuilder()
                .created(Instant.parse("2005-01-06T22:29:45Z"))
                .activity(Instant.parse("2005-01-06T22:29:45Z"))
                .messages(List.of(new Message(
                        new MessageId("1"),
                        Optional.empty(),
                        Instant.parse("2005-01-06T22:29:45Z"),
                        Optional.of(MessageBody.of("a")),
                        List.of(),
                        Map.of())))
                .history(List.of())
                .build();
        List<String> lacks = List.of(ArchiveSource.NO_HISTORY, ArchiveSource.NO_FRACTIONS, ArchiveSource.NO_RETIRED);
        Path left = write("a", List.of(), List.of(user(1, "joe", false), user(2, "gone", true)), full);
        Path right = write("b", lacks, List.of(user(1, "joe", false)), poor);
        assertThat(diff(left, right).summary()).isEqualTo(new DiffSummary(1, 0, 0, 0, 0, 0, lacks));
        Path strict = write("c", List.of(), List.of(user(1, "joe", false)), poor);
        assertThat(diff(left, strict).summary().fields()).isGreaterThan(4);
    }
}
