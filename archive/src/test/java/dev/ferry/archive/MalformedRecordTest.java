package dev.ferry.archive;

import static dev.ferry.archive.HandMadeZip.line;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Lines that are no issue are refused with entry and line, before any record of the entry is handed out. */
class MalformedRecordTest {
    @TempDir
    Path folder;

    private HostileZip zip;

    @BeforeEach
    void name() {
        zip = new HostileZip(folder.resolve("hostile.zip"));
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
                .add(HostileZip.ISSUES, line(Sample.issue(1)) + bad + "\n" + line(Sample.issue(2)))
                .writeTo(zip.path());
        zip.assertIssuesRefused(HostileZip.ISSUES + " line 2", "");
        try (Archive archive = Archive.open(zip.path())) {
            assertThatThrownBy(() -> archive.issue(new LegacyId("1")))
                    .isInstanceOf(DataException.class)
                    .hasMessageContaining(HostileZip.ISSUES + " line 2: ");
        }
    }

    @Test
    void an_unknown_field_of_an_issue_is_refused() {
        HandMadeZip.withUsers()
                .add(HostileZip.ISSUES, line(Sample.issue(1)).replace("\"title\"", "\"news\":1,\"title\""))
                .writeTo(zip.path());
        zip.assertIssuesRefused(HostileZip.ISSUES + " line 1", "news");
    }

    @Test
    void a_missing_field_of_an_issue_is_refused() {
        HandMadeZip.withUsers()
                .add(HostileZip.ISSUES, line(Sample.issue(1)).replace("\"title\":\"Title of 1\",", ""))
                .writeTo(zip.path());
        zip.assertIssuesRefused(HostileZip.ISSUES + " line 1", "title");
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "5", "true", "[]", "{}"})
    void a_field_of_the_wrong_type_is_refused(String value) {
        HandMadeZip.withUsers()
                .add(HostileZip.ISSUES, line(Sample.issue(1)).replace("\"title\":\"Title of 1\"", "\"title\":" + value))
                .writeTo(zip.path());
        zip.assertIssuesRefused(HostileZip.ISSUES + " line 1: issue 1: title: ", "");
    }

    @Test
    void a_date_that_is_none_is_refused() {
        HandMadeZip.withUsers()
                .add(
                        HostileZip.ISSUES,
                        line(Sample.issue(1)).replaceFirst("\"created\":\"[^\"]*\"", "\"created\":\"yesterday\""))
                .writeTo(zip.path());
        zip.assertIssuesRefused(HostileZip.ISSUES + " line 1: issue 1: created: ", "yesterday");
    }

    @Test
    void nesting_without_end_is_refused() {
        String deep = "[".repeat(100_000);
        HandMadeZip.withUsers()
                .add(HostileZip.ISSUES, "{\"id\":\"1\",\"extra\":{\"x\":" + deep + "}}\n")
                .writeTo(zip.path());
        zip.assertIssuesRefused(HostileZip.ISSUES + " line 1", "");
    }

    @Test
    void issues_out_of_order_are_refused() {
        HandMadeZip.withUsers()
                .add(HostileZip.ISSUES, line(Sample.issue(2)))
                .add("issues/000002.jsonl", line(Sample.issue(1)))
                .writeTo(zip.path());
        zip.assertIssuesRefused("issues/000002.jsonl line 1", "issue 1 does not come after issue 2");
    }

    @Test
    void an_issue_that_stands_twice_is_refused() {
        Issue first = Sample.issue(1);
        Issue again = first.toBuilder()
                .created(first.created().plusSeconds(9))
                .properties(List.of())
                .watchers(List.of())
                .relations(List.of())
                .messages(List.of())
                .files(List.of())
                .history(List.of())
                .extra(Map.of())
                .build();
        HandMadeZip.withUsers()
                .add(HostileZip.ISSUES, line(first) + line(again))
                .writeTo(zip.path());
        try (Archive archive = Archive.open(zip.path())) {
            assertThatThrownBy(() -> archive.issue(new LegacyId("1")))
                    .isInstanceOf(DataException.class)
                    .hasMessageContaining(HostileZip.ISSUES + " line 2: issue 1 stands in the archive twice");
        }
    }
}
