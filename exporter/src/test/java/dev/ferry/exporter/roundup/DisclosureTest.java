package dev.ferry.exporter.roundup;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.TextNode;
import dev.ferry.archive.User;
import dev.ferry.exporter.ExportOptions;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Plants secrets and addresses wherever a tracker may hold them and looks for them in every byte that an export wrote. */
class DisclosureTest {
    private static final String SECRET = "HUSH";
    private static final String PERSONAL = "planted@example.org";
    private static final String PHONE = "+43-555-PHONE";

    @TempDir
    Path home;

    @Test
    void no_secret_and_no_address_is_in_any_byte_of_an_export() throws Exception {
        try (HandMadeTracker tracker = planted()) {
            Exported exported = tracker.export();

            assertThat(everyByte(exported))
                    .isNotEmpty()
                    .allSatisfy(bytes -> assertThat(bytes)
                            .doesNotContain(SECRET)
                            .doesNotContain(PERSONAL)
                            .doesNotContain(PHONE));
            assertThat(exported.reportText())
                    .contains("user.password", "user.address", "user.phone", "user.openids", "class oic_account")
                    .contains("login_is_address");
        }
    }

    @Test
    void addresses_leave_when_they_are_asked_for_and_secrets_still_do_not() throws Exception {
        try (HandMadeTracker tracker = planted()) {
            Exported exported = tracker.export(ExportOptions.defaults().withEmail(true));

            assertThat(everyByte(exported))
                    .allSatisfy(bytes -> assertThat(bytes).doesNotContain(SECRET));
            User user = exported.users().get(0);
            assertThat(user.name()).isEqualTo(PERSONAL);
            assertThat(user.emails()).containsExactly(PERSONAL, "b-" + PERSONAL, "c-" + PERSONAL);
            assertThat(user.extra()).containsEntry("phone", TextNode.valueOf(PHONE));
        }
    }

    private HandMadeTracker planted() throws Exception {
        HandMadeTracker tracker = HandMadeTracker.in(home);
        tracker.define(
                "user",
                "username",
                "username String",
                "password Password",
                "address String",
                "alternate_addresses String",
                "realname String",
                "homepage String",
                "phone String",
                "openids String",
                "api_key String",
                "queries Multilink query");
        tracker.define("query", "", "name String", "url String");
        tracker.define("oic_account", "", "user Link user", "subject String", "issuer String");
        tracker.define("openid_session", "assoc_handle", "assoc_handle String", "mac_key String");
        tracker.define("vendor", "", "name String", "email String", "shared_secret String", "pin Password");
        tracker.define("msg", "", "author Link user", "date Date", "content String");
        tracker.define("file", "", "name String", "content String", "password Password");
        tracker.define(
                "issue",
                "",
                "title String",
                "messages Multilink msg",
                "files Multilink file",
                "vendor Link vendor",
                "door_password Password",
                "account Link oic_account",
                "reporter_email String");
        tracker.sql("CREATE TABLE sessions (session_key varchar, session_value varchar)");
        tracker.sql("CREATE TABLE otks (otk_key varchar, otk_value varchar)");
        tracker.sql("insert into sessions values ('HUSH', 'HUSH')");
        tracker.sql("insert into otks values ('HUSH', 'HUSH')");
        String hash = "{PBKDF2S5}250000$HUSH$HUSH";
        tracker.insert(
                "user",
                1,
                "username",
                PERSONAL,
                "password",
                hash,
                "address",
                PERSONAL,
                "alternate_addresses",
                "b-" + PERSONAL + "\nc-" + PERSONAL + "\n",
                "realname",
                "Joe <" + PERSONAL + ">",
                "homepage",
                "mailto:" + PERSONAL,
                "phone",
                PHONE,
                "openids",
                "https://id.example.org/HUSH",
                "api_key",
                "HUSH");
        tracker.journal("user", 1, HandMadeTracker.CREATED, "1", "set", "{'password': '" + hash + "'}");
        tracker.journal("user", 1, HandMadeTracker.CREATED, "1", "set", "{'address': '" + PERSONAL + "'}");
        tracker.insert("query", 1, "name", "HUSH", "url", "HUSH");
        tracker.link("user", "queries", 1, 1);
        tracker.insert("oic_account", 1, "user", 1, "subject", "HUSH", "issuer", "HUSH");
        tracker.insert("openid_session", 1, "assoc_handle", "HUSH", "mac_key", "HUSH");
        tracker.insert("vendor", 1, "name", "Vendor", "email", PERSONAL, "shared_secret", "HUSH", "pin", "HUSH");
        tracker.insert(
                "issue", 1, "title", "t", "vendor", 1, "door_password", hash, "account", 1, "reporter_email", PERSONAL);
        plantInJournals(tracker, hash);
        return tracker.finish();
    }

    private static void plantInJournals(HandMadeTracker tracker, String hash) throws Exception {
        tracker.insert("msg", 1, "author", 1, "date", HandMadeTracker.CREATED);
        tracker.content("msg", 1, "harmless".getBytes(StandardCharsets.UTF_8));
        tracker.link("issue", "messages", 1, 1);
        tracker.insert("file", 1, "name", "harmless", "password", hash);
        tracker.content("file", 1, "harmless".getBytes(StandardCharsets.UTF_8));
        tracker.link("issue", "files", 1, 1);
        String date = HandMadeTracker.CREATED;
        tracker.journal("issue", 1, date, "1", "set", "{'door_password': '" + hash + "', 'account': '1'}");
        tracker.journal(
                "issue", 1, date, "1", "set", "{'reporter_email': '" + PERSONAL + "', 'phone': '" + PHONE + "'}");
        tracker.journal("issue", 1, date, "1", "set", "{'removed_token': 'HUSH', 'openids': 'HUSH'}");
        tracker.journal("issue", 1, date, "1", "set", "{'password': <Password " + hash + ">}");
        tracker.journal("issue", 1, date, "1", "set", "{'x': <Address " + PERSONAL + ">}");
        tracker.journal("issue", 1, date, "1", "create", "{'door_password': '" + hash + "'}");
        tracker.journal("issue", 1, date, "1", "odd", "({'door_password': '" + hash + "'},)");
        tracker.journal("msg", 1, date, "1", "set", "{'password': '" + hash + "', 'address': '" + PERSONAL + "'}");
        tracker.journal("msg", 1, date, "1", "set", "{'password': <" + hash + ">}");
        tracker.journal("file", 1, date, "1", "set", "{'password': '" + hash + "', 'address': '" + PERSONAL + "'}");
    }

    /** The unpacked entries and the report, byte by byte as Latin-1. */
    private static List<String> everyByte(Exported exported) throws IOException {
        List<String> all = new ArrayList<>();
        all.add(Files.readString(exported.report().file(), StandardCharsets.ISO_8859_1));
        try (ZipInputStream zip = new ZipInputStream(Files.newInputStream(exported.zip()))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                all.add(entry.getName());
                all.add(new String(zip.readAllBytes(), StandardCharsets.ISO_8859_1));
            }
        }
        return all;
    }
}
