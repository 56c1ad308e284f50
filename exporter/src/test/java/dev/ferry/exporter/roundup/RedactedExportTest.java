package dev.ferry.exporter.roundup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ferry.archive.Archive;
import dev.ferry.archive.Attachment;
import dev.ferry.archive.Issue;
import dev.ferry.archive.Message;
import dev.ferry.exporter.ExportOptions;
import dev.ferry.exporter.LeftOut;
import dev.ferry.exporter.WarningKind;
import dev.ferry.exporter.redaction.RedactionRule;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A secret that is planted wherever an issue holds text is read nowhere in the archive, and in neither report. */
class RedactedExportTest {
    private static final String SECRET = "xk-4711-swordfish";
    private static final ExportOptions OPTIONS = ExportOptions.defaults()
            .withRedactions(List.of(
                    RedactionRule.of("api key", "xk-[0-9]+-[a-z]+"), RedactionRule.of("never seen", "zzz[0-9]+")));

    @TempDir
    Path home;

    private HandMadeTracker tracker;

    @BeforeEach
    void plant() throws Exception {
        tracker = HandMadeTracker.in(home);
        tracker.define("user", "username", "username String", "realname String");
        tracker.define("keyword", "name", "name String");
        tracker.define("msg", "", "author Link user", "date Date", "summary String", "files Multilink file");
        tracker.define("file", "", "name String", "type String", "description String", "note String");
        tracker.define(
                "issue",
                "",
                "title String",
                "branch String",
                "hours Number",
                "keyword Multilink keyword",
                "messages Multilink msg",
                "files Multilink file",
                "nosy Multilink user");
        tracker.insert("user", 1, "username", "admin");
        tracker.insert("user", 3, "username", "joe");
        tracker.insert("keyword", 1, "name", "about " + SECRET);
        tracker.insert("issue", 1, "title", "Leaks " + SECRET + " here", "branch", "fix-" + SECRET);
        tracker.link("issue", "keyword", 1, 1);
        tracker.insert("msg", 1, "author", 3, "date", HandMadeTracker.CREATED, "summary", "sum " + SECRET);
        tracker.content("msg", 1, ("use " + SECRET + " and " + SECRET + "\r\n").getBytes(StandardCharsets.UTF_8));
        tracker.insert("msg", 2, "author", 3, "date", HandMadeTracker.CREATED);
        tracker.content("msg", 2, ("caf\u00e9 " + SECRET).getBytes(Charset.forName("windows-1252")));
        tracker.insert("msg", 3, "author", 3, "date", HandMadeTracker.CREATED);
        tracker.content("msg", 3, "caf\u00e9, no secret".getBytes(Charset.forName("windows-1252")));
        tracker.link("issue", "messages", 1, 1, 2, 3);
        tracker.insert(
                "file",
                1,
                "name",
                SECRET + ".txt",
                "type",
                "text/" + SECRET,
                "description",
                "the " + SECRET,
                "note",
                SECRET);
        tracker.content("file", 1, "harmless".getBytes(StandardCharsets.UTF_8));
        tracker.insert("file", 2, "name", "plain.txt", "type", "text/plain");
        tracker.content("file", 2, "harmless too".getBytes(StandardCharsets.UTF_8));
        tracker.link("issue", "files", 1, 1, 2);
        String date = "20060106222945.000";
        tracker.journal("issue", 1, date, "3", "create", "{}");
        tracker.journal("issue", 1, date, "3", "set", "{'title': 'Old " + SECRET + "'}");
        tracker.journal("issue", 1, date, "3", "set", "{'odd': {'" + SECRET + "': ['deep " + SECRET + "']}}");
        tracker.journal("issue", 1, date, "3", "set", "broken " + SECRET);
        tracker.journal("issue", 1, "when " + SECRET, "3", "set", "{}");
        tracker.finish();
    }

    @AfterEach
    void close() throws Exception {
        tracker.close();
    }

    @Test
    void the_secret_is_in_no_entry_of_the_zip() throws Exception {
        assertThat(everything(tracker.export().zip())).contains("swordfish");
        assertThat(everything(tracker.export(OPTIONS).zip())).doesNotContain("swordfish", "4711");
    }

    @Test
    void the_secret_is_in_neither_report_and_each_fit_is_counted() throws Exception {
        Exported exported = tracker.export(OPTIONS);

        assertThat(exported.reportText() + exported.readableReport()).doesNotContain("swordfish", "4711");
        assertThat(exported.report().redactions().keySet()).containsExactly("api key", "never seen");
        assertThat(exported.report().redactions().get("api key")).isGreaterThan(10);
        assertThat(exported.report().redactions()).containsEntry("never seen", 0L);
        assertThat(exported.report().warnings()).containsEntry(WarningKind.REDACTION_UNUSED, 1L);
        assertThat(exported.readableReport())
                .contains("never seen: nowhere")
                .containsPattern("api key: \\d+ places in 1 issue\n");
        assertThat(exported.report().manifest().source().options())
                .containsEntry("redact", List.of("api key", "never seen"));
        assertThat(exported.report().manifest().source().filters()).contains("redacted in all texts: api key");
    }

    @Test
    void the_untouched_bytes_of_a_redacted_message_stay_out_and_others_come_along() throws Exception {
        Exported exported = tracker.export(OPTIONS);
        List<Message> messages = exported.issue("1").messages();

        assertThat(messages.get(1).body().orElseThrow().text()).isEqualTo("caf\u00e9 [redacted: api key]");
        assertThat(messages.get(1).body().orElseThrow().raw()).isEmpty();
        assertThat(messages.get(2).body().orElseThrow().raw()).isPresent();
        assertThat(exported.report().leftOut()).containsEntry(LeftOut.REDACTED_RAW_MESSAGE, 1L);
        assertThat(exported.reportText()).contains("\"msg2\"");
    }

    @Test
    void what_is_around_the_secret_stays_as_it_was() throws Exception {
        Issue issue = tracker.export(OPTIONS).issue("1");

        assertThat(issue.title()).isEqualTo("Leaks [redacted: api key] here");
        assertThat(issue.messages().get(0).body().orElseThrow().text())
                .isEqualTo("use [redacted: api key] and [redacted: api key]\r\n");
        Attachment secret = issue.files().get(0);
        assertThat(secret.name()).isEqualTo("[redacted: api key].txt");
        assertThat(secret.url()).isEmpty();
        assertThat(secret.content()).isPresent();
        assertThat(issue.files().get(1))
                .isEqualTo(tracker.export().issue("1").files().get(1));
        assertThat(issue.history().toString()).contains("Old [redacted: api key]");
    }

    @Test
    void without_rules_nothing_differs() throws Exception {
        byte[] plain = tracker.export().bytes();
        assertThat(tracker.export(ExportOptions.defaults().withRedactions(List.of()))
                        .bytes())
                .isEqualTo(plain);
    }

    /** Every entry, names too, inflated, as Latin-1: what is there in bytes is there in the text. */
    private static String everything(Path zip) throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        try (ZipFile file = new ZipFile(zip.toFile())) {
            Enumeration<? extends ZipEntry> entries = file.entries();
            while (entries.hasMoreElements()) {
                ZipEntry entry = entries.nextElement();
                all.write(entry.getName().getBytes(StandardCharsets.UTF_8));
                file.getInputStream(entry).transferTo(all);
            }
        }
        try (Archive archive = Archive.open(zip)) {
            archive.verify();
        }
        return all.toString(StandardCharsets.ISO_8859_1);
    }
}
