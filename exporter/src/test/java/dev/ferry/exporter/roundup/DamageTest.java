package dev.ferry.exporter.roundup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ferry.archive.Archive;
import dev.ferry.archive.Issue;
import dev.ferry.archive.LegacyId;
import dev.ferry.archive.Message;
import dev.ferry.archive.Value;
import dev.ferry.exporter.ExportOptions;
import dev.ferry.exporter.LeftOut;
import dev.ferry.exporter.WarningKind;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Trackers have losses: each becomes a warning that names the item, and nothing vanishes unsaid. */
class DamageTest {
    @TempDir
    Path home;

    @Test
    void content_is_found_in_all_layouts_and_its_loss_is_told() throws Exception {
        try (HandMadeTracker tracker = HandMadeTracker.classic(home)) {
            tracker.insert("issue", 1, "title", "t");
            for (int id : new int[] {1, 2, 3, 4, 2005}) {
                tracker.insert("msg", id, "author", 3, "date", HandMadeTracker.CREATED);
                tracker.link("issue", "messages", 1, id);
            }
            tracker.write("msg/0/msg1.tmp", bytes("temporary"));
            tracker.write("msg/msg2", bytes("flat"));
            tracker.write("msg/0/msg3", bytes(""));
            tracker.write("msg/2/msg2005", bytes("bucket two"));
            Exported exported = tracker.finish().export();

            assertThat(exported.issue("1").messages())
                    .extracting(m -> m.body().map(b -> b.text()).orElse("(lost)"))
                    .containsExactly("temporary", "flat", "", "(lost)", "bucket two");
            assertThat(exported.report().warnings())
                    .isEqualTo(Map.of(WarningKind.CONTENT_TEMPORARY, 1L, WarningKind.CONTENT_MISSING, 1L));
            assertThat(exported.reportText()).contains("\"msg4\"").contains("\"msg1\"");
        }
    }

    @Test
    void text_that_is_not_utf8_is_read_as_windows_1252_and_its_bytes_stay() throws Exception {
        byte[] raw = {'c', 'a', 'f', (byte) 0xe9, ' ', (byte) 0x93, (byte) 0x81, '\r', 0};
        try (HandMadeTracker tracker = HandMadeTracker.classic(home)) {
            tracker.insert("issue", 1, "title", "t");
            tracker.message(1, 1, "replaced below");
            tracker.content("msg", 1, raw);
            tracker.message(2, 1, "a real \uFFFD is none of our making");
            Exported exported = tracker.finish().export();

            Message message = exported.issue("1").messages().get(0);
            assertThat(message.body().orElseThrow().text()).isEqualTo("café \u201c\u0081\r\u0000");
            assertThat(message.body().orElseThrow().decodedAs()).contains("windows-1252");
            try (Archive archive = Archive.open(exported.zip());
                    InputStream bytes =
                            archive.file(message.body().orElseThrow().raw().orElseThrow())) {
                assertThat(bytes.readAllBytes()).isEqualTo(raw);
            }
            assertThat(exported.issue("1")
                            .messages()
                            .get(1)
                            .body()
                            .orElseThrow()
                            .decodedAs())
                    .isEmpty();
            assertThat(exported.report().warnings()).isEqualTo(Map.of(WarningKind.NOT_UTF8, 1L));
        }
    }

    @Test
    void a_column_that_is_not_utf8_is_read_too() throws Exception {
        try (HandMadeTracker tracker = HandMadeTracker.classic(home)) {
            tracker.insert("issue", 1, "title", "t");
            tracker.sql("update _issue set _title = cast(x'636166e9' as text)");
            Exported exported = tracker.finish().export();

            assertThat(exported.issue("1").title()).isEqualTo("café");
            assertThat(exported.report().warnings()).isEqualTo(Map.of(WarningKind.NOT_UTF8, 1L));
        }
    }

    @Test
    void links_that_lead_nowhere_are_told_and_kept() throws Exception {
        try (HandMadeTracker tracker = HandMadeTracker.classic(home)) {
            tracker.insert("issue", 1, "title", "", "creator", 91, "assignedto", 92, "status", 93);
            tracker.insert("issue", 2, "title", "retired one");
            tracker.retire("issue", 2);
            tracker.link("issue", "superseder", 1, 2, 94);
            tracker.link("issue", "nosy", 1, 95, 3);
            tracker.link("issue", "messages", 1, 96);
            tracker.link("issue", "files", 1, 97);
            Exported exported = tracker.finish().export();

            Issue issue = exported.issue("1");
            assertThat(issue.creator()).isEmpty();
            assertThat(issue.property("status")).containsExactly(Value.linked("93", "status93"));
            assertThat(issue.relations())
                    .extracting(r -> r.target())
                    .containsExactly(new LegacyId("2"), new LegacyId("94"));
            assertThat(String.valueOf(issue.extra().get("dangling")))
                    .isEqualTo("{\"assignedto\":[\"92\"],\"creator\":[\"91\"],\"files\":[\"97\"],\"messages\":[\"96\"],"
                            + "\"nosy\":[\"95\"],\"status\":[\"93\"],\"superseder\":[\"94\"]}");
            assertThat(exported.report().warnings())
                    .isEqualTo(Map.of(
                            WarningKind.LINK_TO_MISSING, 7L,
                            WarningKind.LINK_TO_RETIRED, 1L,
                            WarningKind.TITLE_MISSING, 1L));
        }
    }

    @Test
    void what_stays_out_is_counted_and_listed() throws Exception {
        try (HandMadeTracker tracker = HandMadeTracker.classic(home)) {
            tracker.sql("alter table _msg add column _spambayes_score REAL");
            tracker.sql("alter table _file add column _spambayes_score REAL");
            tracker.insert("issue", 1, "title", "only spam in here");
            tracker.message(1, 1, "spam");
            tracker.message(2, 1, "nearly spam");
            tracker.message(3, 1, "retired");
            tracker.message(4, 1, "taken out");
            tracker.sql("update _msg set _spambayes_score = 0.85 where id = 1");
            tracker.sql("update _msg set _spambayes_score = 0.8499999 where id = 2");
            tracker.sql("delete from issue_messages where linkid = 4");
            tracker.retire("msg", 3);
            tracker.insert("file", 1, "name", "spam.zip", "spambayes_score", 0.99);
            tracker.link("issue", "files", 1, 1);
            tracker.insert("file", 2, "name", "lonely");
            Exported exported = tracker.finish().export();

            Issue issue = exported.issue("1");
            assertThat(issue.messages()).extracting(m -> m.id().value()).containsExactly("2");
            assertThat(String.valueOf(issue.messages().get(0).extra().get("spambayes_score")))
                    .isEqualTo("\"0.8499999\"");
            assertThat(issue.files()).isEmpty();
            assertThat(exported.report().leftOut())
                    .isEqualTo(Map.of(
                            LeftOut.SPAM_MESSAGE, 1L,
                            LeftOut.SPAM_FILE, 1L,
                            LeftOut.RETIRED_MESSAGE, 1L,
                            LeftOut.UNLINKED_MESSAGE, 1L,
                            LeftOut.UNLINKED_FILE, 1L));
            assertThat(exported.reportText()).contains("\"msg1\"", "\"msg3\"", "\"msg4\"", "\"file1\"", "\"file2\"");
        }
    }

    @Test
    void files_without_their_bytes_keep_name_and_size() throws Exception {
        try (HandMadeTracker tracker = HandMadeTracker.classic(home)) {
            tracker.insert("issue", 1, "title", "t");
            tracker.insert("file", 1, "name", "a.txt");
            tracker.content("file", 1, bytes("12345"));
            tracker.link("issue", "files", 1, 1);
            Exported exported = tracker.finish().export(ExportOptions.defaults().withFiles(false));

            assertThat(exported.issue("1").files().get(0).content()).isEmpty();
            assertThat(exported.issue("1").files().get(0).size()).isEqualTo(5);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
