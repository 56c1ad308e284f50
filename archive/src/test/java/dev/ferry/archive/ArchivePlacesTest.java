package dev.ferry.archive;

import static dev.ferry.archive.HandMadeZip.line;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Reading begins anywhere, and reads no more than it must. */
class ArchivePlacesTest {
    private static final int ISSUES = 21;
    private static final int AN_ENTRY = 3;

    @TempDir
    Path folder;

    private Path zip;

    @BeforeEach
    void name() {
        zip = folder.resolve("a.zip");
    }

    @Test
    void reading_begins_at_every_place() {
        write(ISSUES);
        try (Archive archive = Archive.open(zip)) {
            for (int first = 0; first <= ISSUES + 1; first++) {
                assertThat(archive.issuesFrom(from(first)))
                        .as("from %s", first)
                        .containsExactlyElementsOf(issues(Math.max(first, 1), ISSUES));
            }
        }
    }

    @Test
    void an_archive_without_issues_has_none_from_any_place() {
        write(0);
        try (Archive archive = Archive.open(zip)) {
            assertThat(archive.issuesFrom(from(1))).isEmpty();
            assertThat(archive.issue(new LegacyId("1"), from(1))).isEmpty();
        }
    }

    @Test
    void entries_without_issues_hide_none() {
        HandMadeZip handMade = HandMadeZip.withUsers();
        for (int entry = 1; entry <= 9; entry++) {
            handMade.add(name(entry), entry % 3 == 2 ? line(Sample.issue(entry)) : "");
        }
        handMade.writeTo(zip);
        try (Archive archive = Archive.open(zip)) {
            assertThat(archive.issuesFrom(from(4))).containsExactly(Sample.issue(5), Sample.issue(8));
        }
    }

    @Test
    void an_issue_is_found_where_it_stands_and_nowhere_else() {
        write(ISSUES);
        try (Archive archive = Archive.open(zip)) {
            for (int number = 1; number <= ISSUES; number++) {
                assertThat(archive.issue(new LegacyId(String.valueOf(number)), from(number)))
                        .contains(Sample.issue(number));
            }
            assertThat(archive.issue(new LegacyId("20"), from(2))).isEmpty();
            assertThat(archive.issue(new LegacyId("22"), from(22))).isEmpty();
        }
    }

    @Test
    void what_lies_before_is_not_read() {
        writeWithWrongDigest(1);
        try (Archive archive = Archive.open(zip)) {
            assertThat(archive.issuesFrom(from(5))).containsExactlyElementsOf(issues(5, ISSUES));
            assertThat(archive.issue(new LegacyId("9"), from(9))).contains(Sample.issue(9));
            assertThatThrownBy(() -> archive.issuesFrom(from(3)).forEach(issue -> {}))
                    .isInstanceOf(DataException.class);
        }
    }

    @Test
    void an_entry_that_was_changed_gives_no_issue() {
        writeWithWrongDigest(4);
        AtomicInteger given = new AtomicInteger();
        try (Archive archive = Archive.open(zip)) {
            assertThatThrownBy(() -> archive.issuesFrom(from(8)).forEach(issue -> given.incrementAndGet()))
                    .isInstanceOf(DataException.class)
                    .hasMessageContaining(name(4))
                    .hasMessageContaining("it was changed");
            assertThatThrownBy(() -> archive.issue(new LegacyId("11"), from(11)))
                    .isInstanceOf(DataException.class)
                    .hasMessageContaining(name(4));
        }
        assertThat(given).hasValue(2);
    }

    @Test
    void no_index_is_built_for_no_issue() {
        writeWithWrongDigest(4);
        try (Archive archive = Archive.open(zip)) {
            assertThat(archive.issues(List.of())).isEmpty();
        }
    }

    private static Predicate<Issue> from(int number) {
        return issue -> Integer.parseInt(issue.id().value()) >= number;
    }

    private static List<Issue> issues(int first, int last) {
        return IntStream.rangeClosed(first, last).mapToObj(Sample::issue).toList();
    }

    private static String name(int entry) {
        return "issues/%06d.jsonl".formatted(entry);
    }

    private void writeWithWrongDigest(int entry) {
        handMade(ISSUES)
                .claim(name(entry), Digests.sha256("other".getBytes(StandardCharsets.UTF_8)))
                .writeTo(zip);
    }

    private void write(int count) {
        handMade(count).writeTo(zip);
    }

    private HandMadeZip handMade(int count) {
        HandMadeZip handMade = HandMadeZip.withUsers();
        for (int first = 1; first <= count; first += AN_ENTRY) {
            StringBuilder lines = new StringBuilder();
            issues(first, Math.min(count, first + AN_ENTRY - 1)).forEach(issue -> lines.append(line(issue)));
            handMade.add(name(first / AN_ENTRY + 1), lines.toString());
        }
        return handMade;
    }
}
