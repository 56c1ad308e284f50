package dev.ferry.archive;

import static dev.ferry.archive.HandMadeZip.line;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Entries whose name or kind has no place in an archive. */
class HostileEntriesTest {
    @TempDir
    Path folder;

    private HostileZip zip;

    @BeforeEach
    void name() {
        zip = new HostileZip(folder.resolve("hostile.zip"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"../evil.jsonl", "issues/../../evil", "issues/..", "files\\..\\..\\evil"})
    void a_name_that_leads_out_is_refused(String name) {
        HandMadeZip.withUsers().add(name, "x").writeTo(zip.path());
        // The library reads a backslash as a slash.
        zip.assertRefused(name.replace('\\', '/'), "the name leads out of the archive");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/etc/passwd", "\\\\server\\share", "C:\\evil", "c:evil"})
    void an_absolute_name_is_refused(String name) {
        HandMadeZip.withUsers().add(name, "x").writeTo(zip.path());
        zip.assertRefused(name.replace('\\', '/'), "the name is absolute");
    }

    @ParameterizedTest
    @ValueSource(strings = {"readme.txt", "issues/1.jsonl", "issues/", "files/ab/cd", "Users.jsonl", "./users.jsonl"})
    void a_name_that_does_not_belong_is_refused(String name) {
        HandMadeZip.withUsers().add(name, "x").writeTo(zip.path());
        zip.assertRefused(name, "no entry of this name belongs in an archive");
    }

    @Test
    void control_characters_of_a_name_do_not_reach_the_terminal() {
        HandMadeZip.withUsers().add("evil\u001b[2J\nname", "x").writeTo(zip.path());
        assertThatThrownBy(() -> Archive.open(zip.path())).hasMessageContaining("evil\\u001b[2J\\u000aname");
    }

    @Test
    void a_name_that_occurs_twice_is_refused() {
        HandMadeZip.withUsers()
                .add(HostileZip.ISSUES, line(Sample.issue(1)))
                .add(HostileZip.ISSUES, line(Sample.issue(2)))
                .writeTo(zip.path());
        zip.assertRefused(HostileZip.ISSUES, "two entries of this name");
    }

    @Test
    void a_symbolic_link_is_refused() {
        HandMadeZip.withUsers()
                .add(
                        HostileZip.ISSUES,
                        "/etc/passwd".getBytes(StandardCharsets.UTF_8),
                        entry -> entry.setUnixMode(0120777))
                .writeTo(zip.path());
        zip.assertRefused(HostileZip.ISSUES, "a link or another special file");
    }

    @Test
    void an_encrypted_entry_is_refused() {
        HandMadeZip.withUsers()
                .add(HostileZip.ISSUES, line(Sample.issue(1)).getBytes(StandardCharsets.UTF_8), entry -> {})
                .writeTo(zip.path());
        zip.patch(HostileZip.ISSUES, 8, 0x0801, 2);
        zip.assertRefused(HostileZip.ISSUES, "encrypted");
    }

    @Test
    void an_unknown_compression_is_refused() {
        HandMadeZip.withUsers().add(HostileZip.ISSUES, line(Sample.issue(1))).writeTo(zip.path());
        zip.patch(HostileZip.ISSUES, 10, 12, 2);
        zip.assertRefused(HostileZip.ISSUES, "compressed by method 12");
    }
}
