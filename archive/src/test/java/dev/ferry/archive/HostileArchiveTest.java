package dev.ferry.archive;

import static dev.ferry.archive.HandMadeZip.line;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HostileArchiveTest {
    private static final String ISSUES = "issues/000001.jsonl";

    @TempDir
    Path folder;

    private Path zip;

    @BeforeEach
    void name() {
        zip = folder.resolve("hostile.zip");
    }

    @Test
    void a_well_made_one_is_accepted_so_that_the_others_fail_for_their_reason() {
        HandMadeZip.withUsers().add(ISSUES, line(Sample.issue(1))).writeTo(zip);
        try (Archive archive = Archive.open(zip)) {
            assertThat(archive.issues()).containsExactly(Sample.issue(1));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"../evil.jsonl", "issues/../../evil", "issues/..", "files\\..\\..\\evil"})
    void a_name_that_leads_out_is_refused(String name) {
        HandMadeZip.withUsers().add(name, "x").writeTo(zip);
        // The library reads a backslash as a slash.
        assertRefused(name.replace('\\', '/'), "the name leads out of the archive");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/etc/passwd", "\\\\server\\share", "C:\\evil", "c:evil"})
    void an_absolute_name_is_refused(String name) {
        HandMadeZip.withUsers().add(name, "x").writeTo(zip);
        assertRefused(name.replace('\\', '/'), "the name is absolute");
    }

    @ParameterizedTest
    @ValueSource(strings = {"readme.txt", "issues/1.jsonl", "issues/", "files/ab/cd", "Users.jsonl", "./users.jsonl"})
    void a_name_that_does_not_belong_is_refused(String name) {
        HandMadeZip.withUsers().add(name, "x").writeTo(zip);
        assertRefused(name, "no entry of this name belongs in an archive");
    }

    @Test
    void control_characters_of_a_name_do_not_reach_the_terminal() {
        HandMadeZip.withUsers().add("evil\u001b[2J\nname", "x").writeTo(zip);
        assertThatThrownBy(() -> Archive.open(zip)).hasMessageContaining("evil\\u001b[2J\\u000aname");
    }

    @Test
    void a_name_that_occurs_twice_is_refused() {
        HandMadeZip.withUsers()
                .add(ISSUES, line(Sample.issue(1)))
                .add(ISSUES, line(Sample.issue(2)))
                .writeTo(zip);
        assertRefused(ISSUES, "two entries of this name");
    }

    @Test
    void a_symbolic_link_is_refused() {
        HandMadeZip.withUsers()
                .add(ISSUES, "/etc/passwd".getBytes(StandardCharsets.UTF_8), entry -> entry.setUnixMode(0120777))
                .writeTo(zip);
        assertRefused(ISSUES, "a link or another special file");
    }

    @Test
    void an_encrypted_entry_is_refused() {
        HandMadeZip.withUsers()
                .add(ISSUES, line(Sample.issue(1)).getBytes(StandardCharsets.UTF_8), entry -> {})
                .writeTo(zip);
        patch(ISSUES, 8, 0x0801, 2);
        assertRefused(ISSUES, "encrypted");
    }

    @Test
    void an_unknown_compression_is_refused() {
        HandMadeZip.withUsers().add(ISSUES, line(Sample.issue(1))).writeTo(zip);
        patch(ISSUES, 10, 12, 2);
        assertRefused(ISSUES, "compressed by method 12");
    }

    @Test
    void a_bomb_by_ratio_is_refused() {
        HandMadeZip.withUsers().add(ISSUES, new byte[50 << 20], entry -> {}).writeTo(zip);
        assertRefused(ISSUES, "a bomb");
    }

    @Test
    void a_bomb_whose_size_is_a_lie_is_refused() {
        HandMadeZip.withUsers().add(ISSUES, new byte[50 << 20], entry -> {}).writeTo(zip);
        patch(ISSUES, 24, 1000, 4);
        assertIssuesRefused(ISSUES, "it holds more than the 1000 bytes");
    }

    @Test
    void a_bomb_by_number_of_entries_is_refused() {
        HandMadeZip many = HandMadeZip.withUsers();
        for (int i = 1; i <= 20; i++) {
            many.add(EntryNames.issues(i), "");
        }
        many.writeTo(zip);
        ArchiveLimits limits = limits(20, 1L << 20, 1L << 20);
        assertThatThrownBy(() -> Archive.open(zip, limits))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("more than 20 entries");
    }

    @Test
    void the_most_entries_that_are_allowed_are_read() {
        HandMadeZip many = HandMadeZip.withUsers();
        for (int i = 1; i <= 18; i++) {
            many.add(EntryNames.issues(i), "");
        }
        many.writeTo(zip);
        Archive.open(zip, limits(20, 1L << 20, 1L << 20)).close();
    }

    @Test
    void a_bomb_by_size_is_refused() {
        HandMadeZip.withUsers().add(ISSUES, "x".repeat(3000)).writeTo(zip);
        assertThatThrownBy(() -> Archive.open(zip, limits(10, 2999, 1L << 20)))
                .isInstanceOf(DataException.class)
                .hasMessageContaining(ISSUES + ": it would take 3000 bytes; the limit is 2999");
        Archive.open(zip, limits(10, 3000, 1L << 20)).close();
    }

    @Test
    void a_bomb_by_the_size_of_all_entries_is_refused() {
        HandMadeZip.withUsers().add(ISSUES, "x".repeat(3000)).writeTo(zip);
        assertThatThrownBy(() -> Archive.open(zip, limits(10, 3000, 3000)))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("the limit is 3000");
    }

    @Test
    void a_bomb_of_entries_that_share_bytes_is_refused() {
        HandMadeZip.withUsers()
                .add(ISSUES, line(Sample.issue(1)))
                .add("issues/000002.jsonl", line(Sample.issue(1)))
                .writeTo(zip);
        // The second entry points to the first one's bytes.
        patch("issues/000002.jsonl", 42, localHeader(ISSUES), 4);
        assertRefused("issues/000002.jsonl", "shares bytes with another entry");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 10, 100, 300, 500})
    void a_truncated_zip_is_refused(int missing) throws IOException {
        Sample.write(zip);
        byte[] bytes = Files.readAllBytes(zip);
        byte[] cut = missing == 0 ? new byte[0] : Arrays.copyOf(bytes, bytes.length - missing);
        Files.write(zip, cut);
        assertThatThrownBy(() -> Archive.open(zip).close())
                .isInstanceOf(DataException.class)
                .hasMessageContaining("its end is missing");
    }

    @Test
    void a_file_that_is_no_zip_is_refused() throws IOException {
        Files.writeString(zip, "Just some text.".repeat(1000));
        assertRefused("", "this is no zip");
    }

    @Test
    void a_zip_with_damaged_bytes_is_refused() throws IOException {
        Sample.write(zip);
        byte[] bytes = Files.readAllBytes(zip);
        int at = localHeader(ISSUES) + 30 + ISSUES.length() + 40;
        Arrays.fill(bytes, at, at + 20, (byte) 0xff);
        Files.write(zip, bytes);
        assertIssuesRefused(ISSUES, "");
    }

    @Test
    void a_changed_entry_is_refused_before_any_record_of_it_is_handed_out() {
        HandMadeZip.withUsers()
                .add(ISSUES, line(Sample.issue(1)))
                .claim(ISSUES, Digests.sha256(line(Sample.issue(2)).getBytes(StandardCharsets.UTF_8)))
                .writeTo(zip);
        assertIssuesRefused(ISSUES, "it was changed: its SHA-256 is");
    }

    @Test
    void changed_users_are_refused_before_any_of_them_is_handed_out() {
        new HandMadeZip()
                .add(EntryNames.USERS, line(Sample.user("1")))
                .claim(EntryNames.USERS, Digests.sha256(new byte[0]))
                .writeTo(zip);
        try (Archive archive = Archive.open(zip)) {
            assertThatThrownBy(() -> archive.users().iterator())
                    .isInstanceOf(DataException.class)
                    .hasMessageContaining("users.jsonl: it was changed");
        }
    }

    @Test
    void a_changed_file_is_refused_at_its_end() throws IOException {
        Sha256 content = Digests.sha256("content".getBytes(StandardCharsets.UTF_8));
        HandMadeZip.withUsers()
                .addUnnamed(EntryNames.file(content), "evil".getBytes(StandardCharsets.UTF_8), entry -> {})
                .claim(EntryNames.file(content), content)
                .writeTo(zip);
        try (Archive archive = Archive.open(zip)) {
            assertThatThrownBy(() -> archive.file(content).transferTo(OutputStream.nullOutputStream()))
                    .isInstanceOf(DataException.class)
                    .hasMessageContaining("it was changed");
        }
    }

    @Test
    void a_file_whose_name_is_not_its_digest_is_refused() {
        String name = EntryNames.file(Digests.sha256("other".getBytes(StandardCharsets.UTF_8)));
        HandMadeZip.withUsers().add(name, "content").writeTo(zip);
        assertRefused(name, "its name and its SHA-256 in the manifest differ");
    }

    @Test
    void an_entry_that_the_manifest_does_not_name_is_refused() {
        HandMadeZip.withUsers().addUnnamed(ISSUES, new byte[0], entry -> {}).writeTo(zip);
        assertRefused(ISSUES, "the manifest does not name it");
    }

    @Test
    void an_entry_that_is_missing_is_refused() {
        HandMadeZip.withUsers().claim(ISSUES, Digests.sha256(new byte[0])).writeTo(zip);
        assertRefused(ISSUES, "the zip does not have it");
    }

    @Test
    void a_zip_without_a_manifest_is_refused() {
        HandMadeZip.withUsers().writeWithoutManifest(zip);
        assertRefused("manifest.json", "it is missing; this is no Ferry archive");
    }

    @Test
    void another_format_version_is_refused_by_its_number() {
        HandMadeZip.withUsers()
                .changeManifest(
                        json -> json.replace("\"formatVersion\" : 1", "\"news\" : [ 1 ], \"formatVersion\" : 2"))
                .writeTo(zip);
        assertRefused("manifest.json", "format version 2 is not known; this Ferry reads version 1");
    }

    @Test
    void an_unknown_field_of_the_manifest_is_refused() {
        HandMadeZip.withUsers()
                .changeManifest(json -> json.replace("\"formatVersion\" : 1", "\"formatVersion\" : 1, \"news\" : 1"))
                .writeTo(zip);
        assertRefused("manifest.json line 2", "news");
    }

    @Test
    void a_malformed_manifest_is_refused() {
        HandMadeZip.withUsers()
                .changeManifest(json -> json.substring(0, json.length() / 2))
                .writeTo(zip);
        assertRefused("manifest.json", "");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"id\":\"1\",",
                "nonsense",
                "",
                "null",
                "[]",
                "{\"id\":1}",
                "\u0000",
                "{\"id\":\"1\"} {}",
            })
    void a_malformed_line_is_refused_by_its_number(String bad) {
        HandMadeZip.withUsers()
                .add(ISSUES, line(Sample.issue(1)) + bad + "\n" + line(Sample.issue(2)))
                .writeTo(zip);
        assertIssuesRefused(ISSUES + " line 2", "");
        try (Archive archive = Archive.open(zip)) {
            assertThatThrownBy(() -> archive.issue(new LegacyId("1")))
                    .isInstanceOf(DataException.class)
                    .hasMessageContaining(ISSUES + " line 2: ");
        }
    }

    @Test
    void an_unknown_field_of_an_issue_is_refused() {
        HandMadeZip.withUsers()
                .add(ISSUES, line(Sample.issue(1)).replace("\"title\"", "\"news\":1,\"title\""))
                .writeTo(zip);
        assertIssuesRefused(ISSUES + " line 1", "news");
    }

    @Test
    void a_missing_field_of_an_issue_is_refused() {
        HandMadeZip.withUsers()
                .add(ISSUES, line(Sample.issue(1)).replace("\"title\":\"Title of 1\",", ""))
                .writeTo(zip);
        assertIssuesRefused(ISSUES + " line 1", "title");
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "5", "true", "[]", "{}"})
    void a_field_of_the_wrong_type_is_refused(String value) {
        HandMadeZip.withUsers()
                .add(ISSUES, line(Sample.issue(1)).replace("\"title\":\"Title of 1\"", "\"title\":" + value))
                .writeTo(zip);
        assertIssuesRefused(ISSUES + " line 1: issue 1: title: ", "");
    }

    @Test
    void a_date_that_is_none_is_refused() {
        HandMadeZip.withUsers()
                .add(ISSUES, line(Sample.issue(1)).replaceFirst("\"created\":\"[^\"]*\"", "\"created\":\"yesterday\""))
                .writeTo(zip);
        assertIssuesRefused(ISSUES + " line 1: issue 1: created: ", "yesterday");
    }

    @Test
    void nesting_without_end_is_refused() {
        String deep = "[".repeat(100_000);
        HandMadeZip.withUsers()
                .add(ISSUES, "{\"id\":\"1\",\"extra\":{\"x\":" + deep + "}}\n")
                .writeTo(zip);
        assertIssuesRefused(ISSUES + " line 1", "");
    }

    @Test
    void issues_out_of_order_are_refused() {
        HandMadeZip.withUsers()
                .add(ISSUES, line(Sample.issue(2)))
                .add("issues/000002.jsonl", line(Sample.issue(1)))
                .writeTo(zip);
        assertIssuesRefused("issues/000002.jsonl line 1", "issue 1 does not come after issue 2");
    }

    @Test
    void an_issue_that_stands_twice_is_refused() {
        Issue first = Sample.issue(1);
        Issue again = new Issue(
                first.id(),
                first.url(),
                first.title(),
                first.creator(),
                first.created().plusSeconds(9),
                first.actor(),
                first.activity(),
                first.assignee(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                Map.of());
        HandMadeZip.withUsers().add(ISSUES, line(first) + line(again)).writeTo(zip);
        try (Archive archive = Archive.open(zip)) {
            assertThatThrownBy(() -> archive.issue(new LegacyId("1")))
                    .isInstanceOf(DataException.class)
                    .hasMessageContaining(ISSUES + " line 2: issue 1 stands in the archive twice");
        }
    }

    @Test
    void a_file_that_does_not_exist_is_the_operators_matter() {
        assertThatThrownBy(() -> Archive.open(folder.resolve("none.zip"))).isInstanceOf(ConfigException.class);
    }

    private void assertRefused(String where, String why) {
        assertThatThrownBy(() -> Archive.open(zip))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("hostile.zip: " + where)
                .hasMessageContaining(why);
    }

    /** Refused while reading, before the first record is handed out. */
    private void assertIssuesRefused(String where, String why) {
        try (Archive archive = Archive.open(zip)) {
            assertThatThrownBy(() -> archive.issues().forEach(issue -> {}))
                    .isInstanceOf(DataException.class)
                    .hasMessageContaining("hostile.zip: " + where)
                    .hasMessageContaining(why);
        }
    }

    private static ArchiveLimits limits(long entries, long issueEntryBytes, long totalBytes) {
        return new ArchiveLimits(entries, issueEntryBytes, 1L << 30, totalBytes, 200, 1L << 20);
    }

    /** Overwrites a field of an entry's record in the zip's directory (APPNOTE 4.3.12 gives the offsets). */
    private void patch(String name, int field, int value, int width) {
        try {
            byte[] bytes = Files.readAllBytes(zip);
            ByteBuffer zipBytes = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
            int at = directoryRecord(bytes, name) + field;
            if (width == 2) {
                zipBytes.putShort(at, (short) value);
            } else {
                zipBytes.putInt(at, value);
            }
            Files.write(zip, bytes);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private int localHeader(String name) {
        try {
            byte[] bytes = Files.readAllBytes(zip);
            return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getInt(directoryRecord(bytes, name) + 42);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static int directoryRecord(byte[] bytes, String name) {
        byte[] nameBytes = name.getBytes(StandardCharsets.UTF_8);
        for (int at = bytes.length - nameBytes.length; at >= 46; at--) {
            boolean record = bytes[at - 46] == 'P' && bytes[at - 45] == 'K' && bytes[at - 44] == 1;
            if (record && Arrays.equals(bytes, at, at + nameBytes.length, nameBytes, 0, nameBytes.length)) {
                return at - 46;
            }
        }
        throw new AssertionError(name + " is not in the zip");
    }
}
