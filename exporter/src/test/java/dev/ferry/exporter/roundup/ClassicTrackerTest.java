package dev.ferry.exporter.roundup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ferry.archive.Attachment;
import dev.ferry.archive.Issue;
import dev.ferry.archive.LegacyId;
import dev.ferry.archive.Message;
import dev.ferry.archive.Property;
import dev.ferry.archive.Relation;
import dev.ferry.archive.RelationType;
import dev.ferry.archive.User;
import dev.ferry.archive.UserId;
import dev.ferry.archive.Value;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The classic template has other words than bugs.python.org: the connector goes by the schema. */
class ClassicTrackerTest {
    @TempDir
    Path home;

    @Test
    void a_database_that_keeps_its_texts_in_utf_16_reads_like_any_other() throws Exception {
        Files.createDirectories(home.resolve("db"));
        try (Connection empty = DriverManager.getConnection("jdbc:sqlite:" + home.resolve("db/db"));
                Statement statement = empty.createStatement()) {
            statement.execute("pragma encoding = 'UTF-16le'");
            statement.execute("create table not_of_roundup (name text)");
        }
        try (HandMadeTracker tracker = HandMadeTracker.classic(home)) {
            tracker.insert("issue", 7, "title", "\u00dcberraschung \ud83d\ude42", "status", 2);
            tracker.journal("issue", 7, "20050107000000.000", "3", "set", "{'title': 'Caf\u00e9'}");
            Issue issue = tracker.finish().export().issue("7");

            assertThat(issue.title()).isEqualTo("\u00dcberraschung \ud83d\ude42");
            assertThat(issue.property("status")).extracting(Value::text).containsExactly("chatting");
            assertThat(issue.history().get(0).changes().get(0).removed()).containsExactly(Value.of("Caf\u00e9"));
        }
    }

    @Test
    void an_issue_arrives_with_everything_its_schema_names() throws Exception {
        try (HandMadeTracker tracker = HandMadeTracker.classic(home)) {
            tracker.insert(
                    "issue",
                    7,
                    "title",
                    "It breaks",
                    "assignedto",
                    4,
                    "priority",
                    1,
                    "status",
                    2,
                    "deadline",
                    "20050201000000.000",
                    "effort",
                    "+00000002000000",
                    "creator",
                    3,
                    "actor",
                    4,
                    "activity",
                    "20050301101112.013");
            tracker.insert("issue", 8, "title", "Newer twin");
            tracker.insert("issue", 9, "title", "Another twin");
            tracker.link("issue", "topic", 7, 2, 1);
            tracker.link("issue", "nosy", 7, 4, 3);
            tracker.link("issue", "superseder", 7, 9, 8);
            Issue issue = tracker.finish().export().issue("7");

            assertThat(issue.url()).contains("https://tracker.example.org/issue7");
            assertThat(issue.title()).isEqualTo("It breaks");
            assertThat(issue.creator()).contains(new UserId("3"));
            assertThat(issue.created()).isEqualTo(Instant.parse("2005-01-06T22:29:45.323Z"));
            assertThat(issue.actor()).contains(new UserId("4"));
            assertThat(issue.activity()).isEqualTo(Instant.parse("2005-03-01T10:11:12.013Z"));
            assertThat(issue.assignee()).contains(new UserId("4"));
            assertThat(issue.watchers()).containsExactly(new UserId("3"), new UserId("4"));
            assertThat(issue.relations())
                    .containsExactly(
                            new Relation(RelationType.SUPERSEDED_BY, "superseder", new LegacyId("8")),
                            new Relation(RelationType.SUPERSEDED_BY, "superseder", new LegacyId("9")));
            assertThat(issue.properties())
                    .containsExactly(
                            new Property("deadline", List.of(Value.of("2005-02-01T00:00:00Z"))),
                            new Property("effort", List.of(Value.of("+00000002000000"))),
                            new Property("priority", List.of(Value.linked("1", "critical"))),
                            new Property("status", List.of(Value.linked("2", "chatting"))),
                            new Property("topic", List.of(Value.linked("1", "docs"), Value.linked("2", "ui"))));
        }
    }

    @Test
    void messages_come_by_number_and_keep_what_no_field_knows() throws Exception {
        try (HandMadeTracker tracker = HandMadeTracker.classic(home)) {
            tracker.insert("issue", 1, "title", "t");
            tracker.message(1001, 1, "third\r\nwith CR and \u0000 NUL\r");
            tracker.message(99, 1, "second");
            tracker.message(9, 1, "first");
            tracker.sql("update _msg set _summary = 'sum', _messageid = '<1@mail.example.org>', _inreplyto = '<0@x>',"
                    + " _type = 'text/plain', _activity = '20060101000000.000', _actor = 4 where id = 99");
            tracker.link("msg", "recipients", 99, 3, 4);
            List<Message> messages = tracker.finish().export().issue("1").messages();

            assertThat(messages.stream().map(m -> m.id().value())).containsExactly("9", "99", "1001");
            assertThat(messages.get(2).body().orElseThrow().text()).isEqualTo("third\r\nwith CR and \u0000 NUL\r");
            Message second = messages.get(1);
            assertThat(second.url()).contains("https://tracker.example.org/msg99");
            assertThat(second.author()).contains(new UserId("3"));
            assertThat(second.extra().toString())
                    .isEqualTo("{activity=\"2006-01-01T00:00:00Z\", actor=\"4\", creator=\"1\", inreplyto=\"<0@x>\","
                            + " messageid=\"<1@mail.example.org>\", recipients=[\"3\",\"4\"], summary=\"sum\","
                            + " type=\"text/plain\"}");
        }
    }

    @Test
    void a_file_that_only_a_message_names_goes_along_with_its_bytes() throws Exception {
        try (HandMadeTracker tracker = HandMadeTracker.classic(home)) {
            tracker.insert("issue", 1, "title", "t");
            tracker.message(1, 1, "see file");
            tracker.insert("file", 5, "name", "../../etc/pass:wd é", "type", "text/x-odd", "creator", 4);
            tracker.content("file", 5, "bytes".getBytes(StandardCharsets.UTF_8));
            tracker.link("msg", "files", 1, 5);
            Issue issue = tracker.finish().export().issue("1");

            Attachment file = issue.files().get(0);
            assertThat(file.name()).isEqualTo("../../etc/pass:wd é");
            assertThat(file.url()).contains("https://tracker.example.org/file5/..%2F..%2Fetc%2Fpass%3Awd%20%C3%A9");
            assertThat(file.mediaType()).contains("text/x-odd");
            assertThat(file.size()).isEqualTo(5);
            assertThat(file.content().orElseThrow().hex())
                    .isEqualTo("277089d91c0bdf4f2e6862ba7e4a07605119431f5d13f726dd352b06f1b206a9");
            assertThat(issue.messages().get(0).files()).containsExactly(file.id());
        }
    }

    @Test
    void issues_come_by_creation_and_not_by_id() throws Exception {
        try (HandMadeTracker tracker = HandMadeTracker.classic(home)) {
            tracker.insert("issue", 10, "title", "young", "creation", "20200101000000.000");
            tracker.insert("issue", 9, "title", "just as young", "creation", "20200101000000.000");
            tracker.insert("issue", 210001, "title", "from the old days", "creation", "20010101000000.001");
            tracker.insert("issue", 11, "title", "without a date", "creation", null, "activity", "20100101000000.000");
            Exported exported = tracker.finish().export();

            assertThat(exported.issues().stream().map(i -> i.id().value())).containsExactly("210001", "11", "9", "10");
            assertThat(exported.reportText()).contains("date_unreadable").contains("creation is empty");
        }
    }

    @Test
    void users_keep_what_no_field_knows_and_the_retired_are_marked() throws Exception {
        try (HandMadeTracker tracker = HandMadeTracker.classic(home)) {
            tracker.insert(
                    "user",
                    12,
                    "username",
                    "gone",
                    "realname",
                    "",
                    "timezone",
                    "Europe/Vienna",
                    "organisation",
                    "ACME");
            tracker.retire("user", 12);
            List<User> users = tracker.finish().export().users();

            assertThat(users.stream().map(u -> u.id().value())).containsExactly("1", "2", "3", "4", "12");
            User gone = users.get(4);
            assertThat(gone.retired()).isTrue();
            assertThat(gone.realName()).isEqualTo(Optional.empty());
            assertThat(gone.extra()).containsKeys("timezone", "organisation", "creation");
        }
    }

    @Test
    void a_linked_item_that_is_more_than_a_name_brings_its_properties() throws Exception {
        try (HandMadeTracker tracker = HandMadeTracker.in(home)) {
            tracker.define("user", "username", "username String");
            tracker.define("pull_request", "", "number String", "title String", "merged Boolean");
            tracker.define("issue", "", "title String", "pull_requests Multilink pull_request", "verifier Link user");
            tracker.insert("user", 1, "username", "admin");
            tracker.insert("pull_request", 4, "number", "1001", "title", "Fix it", "merged", 1);
            tracker.insert("issue", 1, "title", "t", "verifier", 1);
            tracker.link("issue", "pull_requests", 1, 4);
            Issue issue = tracker.finish().export().issue("1");

            assertThat(issue.property("pull_requests"))
                    .containsExactly(new Value(
                            Optional.of("4"), "Fix it", Map.of("number", "1001", "title", "Fix it", "merged", "true")));
            assertThat(issue.property("verifier")).containsExactly(Value.linked("1", "admin"));
        }
    }
}
