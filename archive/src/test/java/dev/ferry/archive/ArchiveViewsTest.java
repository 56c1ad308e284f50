package dev.ferry.archive;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArchiveViewsTest {
    @TempDir
    Path folder;

    private Path zip;

    @BeforeEach
    void write() {
        zip = folder.resolve("a.zip");
        Sample.write(zip);
    }

    @Test
    void titles_are_found_in_any_order_whatever_they_hold() {
        List<String> titles =
                List.of("plain", "", "Grüße, 日本語 \uD83D\uDE00", "half \uD83D of a pair", "t".repeat(9_000));
        try (ArchiveWriter writer = ArchiveWriter.create(zip, Sample.SOURCE)) {
            for (int i = 0; i < titles.size(); i++) {
                writer.addIssue(Sample.issue(i + 1, titles.get(i), List.of()));
            }
            writer.finish(Optional.empty(), ExportCounts.NOTHING_LEFT_OUT);
        }
        try (Archive archive = Archive.open(zip)) {
            for (int number : List.of(5, 1, 4, 2, 3)) {
                assertThat(archive.title(new LegacyId(Integer.toString(number))))
                        .contains(titles.get(number - 1));
            }
            assertThat(archive.title(new LegacyId("99"))).isEmpty();
        }
    }

    @Test
    void a_file_is_found_as_the_first_issue_has_it_that_names_it() {
        try (ArchiveWriter writer = ArchiveWriter.create(zip, Sample.SOURCE)) {
            writer.addIssue(Sample.issue(1, "of one file", List.of()).toBuilder()
                    .files(List.of(file("6", "first")))
                    .build());
            writer.addIssue(Sample.issue(2, "of none", List.of()));
            writer.addIssue(Sample.issue(3, "of two", List.of()).toBuilder()
                    .files(List.of(file("5", "other"), file("6", "second"), file("8", "half \uD83D of a pair")))
                    .build());
            writer.finish(Optional.empty(), ExportCounts.NOTHING_LEFT_OUT);
        }
        try (Archive archive = Archive.open(zip)) {
            assertThat(archive.attachedFile(new FileId("6"))).contains(AttachedFile.of(file("6", "first")));
            assertThat(archive.attachedFile(new FileId("5")))
                    .contains(new AttachedFile(new FileId("5"), "other", Optional.of("https://files.example.org/5")));
            // Text that UTF-8 can not hold.
            assertThat(archive.attachedFile(new FileId("8")))
                    .contains(AttachedFile.of(file("8", "half \uD83D of a pair")));
            // An issue's id, and none.
            assertThat(archive.attachedFile(new FileId("2"))).isEmpty();
            assertThat(archive.attachedFile(new FileId("7"))).isEmpty();
        }
    }

    private static Attachment file(String id, String name) {
        return new Attachment(
                new FileId(id),
                name,
                Optional.empty(),
                Optional.empty(),
                Sample.START,
                Optional.empty(),
                Optional.empty(),
                3,
                Optional.of("https://files.example.org/" + id),
                Map.of());
    }

    @Test
    void an_issue_is_shown_as_a_person_reads_it() {
        assertThat(shown("2"))
                .containsExactly(
                        "2: Everything",
                        "url:           https://bugs.example.org/issue2",
                        "created:       2001-02-03 04:05 UTC by User 1 (user1)",
                        "activity:      2001-02-03 04:05 UTC by User 2 (user2)",
                        "assignee:      User 1 (user1)",
                        "status:        text",
                        "empty:         -",
                        "watchers:      User 1 (user1), User 2 (user2)",
                        "dependencies:  1: Title of 1",
                        "alpha:         {\"alpha\":1.5,\"zeta\":1.5}",
                        "zeta:          {\"alpha\":1.5,\"zeta\":1.5}",
                        "",
                        "Files (1)",
                        "file 5: ../../etc/pass:wd (7 bytes, text/plain), 2001-02-03 04:05 UTC by User 1 (user1): a patch",
                        "",
                        "Message 21 (1 of 1), 2001-02-03 04:05 UTC by User 1 (user1)",
                        "(read as windows-1252)",
                        "text",
                        "(files: 5)",
                        "",
                        "History (1)",
                        "2001-02-03 04:05 UTC User 1 (user1) set: status text -> open");
    }

    @Test
    void an_issue_that_is_not_there_is_not_shown() {
        try (Archive archive = Archive.open(zip)) {
            assertThat(ArchivedIssueText.of(archive, new LegacyId("99"))).isEmpty();
        }
    }

    @Test
    void a_message_can_not_move_the_terminals_cursor_or_turn_its_direction() {
        Issue issue = Sample.issue(7, "t\u001b[2J", List.of(Sample.message("1", "a\r\nb\rc\u202e\ttab\u0007")));
        assertThat(ArchivedIssueText.of(issue, java.util.Map.of(), id -> Optional.empty(), Anonymizer.NONE))
                .extracting(ArchivedIssueText.Line::text)
                .contains("7: t\\u001b[2J", "a", "b", "c\\u202e\ttab\\u0007");
    }

    private List<String> shown(String id) {
        try (Archive archive = Archive.open(zip)) {
            return ArchivedIssueText.of(archive, new LegacyId(id)).orElseThrow().stream()
                    .map(ArchivedIssueText.Line::text)
                    .toList();
        }
    }
}
